package org.cutover.analysis.report;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a class where there is no browser, and says so: what is skipped while a class begins is
 * counted as no test at all.
 */
final class BrowserWorks implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Browser.isThere()) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    String reason = "no chromium here; on Debian: apt-get install chromium chromium-driver";
    if (context.getTestMethod().isEmpty()) {
      System.err.println(context.getDisplayName() + " is skipped: " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
