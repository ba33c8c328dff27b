package org.cutover.lab.containers;

import java.nio.file.Path;
import java.util.List;
import org.cutover.lab.Home;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests on a machine that lacks what the containers lab needs. An assumption before all tests
 * of a class would do so without a word: reports then say that it has no tests.
 */
final class ContainersWork implements ExecutionCondition {
  static final Home HOME = new Home(Path.of("").toAbsolutePath().getParent());

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("its class is");
    }
    List<String> missing = new ContainersProvider().examine(HOME).missing();
    if (!missing.isEmpty()) {
      System.err.println(context.getDisplayName() + " is skipped: " + String.join("; ", missing));
    }
    return missing.isEmpty()
        ? ConditionEvaluationResult.enabled("the doctor finds nothing missing")
        : ConditionEvaluationResult.disabled(String.join("; ", missing));
  }
}
