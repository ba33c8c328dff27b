package org.cutover.sample.node;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class, with the reason, where the build has left the releases out. */
final class WhereReleasesArePacked implements ExecutionCondition {
  private static final Path RELEASES = Path.of("target", "releases");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Files.isDirectory(RELEASES)
        ? ConditionEvaluationResult.enabled("packed in " + RELEASES)
        : ConditionEvaluationResult.disabled("no releases on Node.js here; the build has said why");
  }
}
