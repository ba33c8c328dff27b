package org.cutover.analysis.audit;

import org.cutover.analysis.audit.AuditFinding.Kind;
import org.cutover.analysis.audit.PrintedNumber.Fit;

/** How sure a finding is, by how a printed number fits. */
final class Reading {
  private Reading() {}

  static Kind kind(Fit fit) {
    return switch (fit) {
      case OFF -> Kind.WRONG;
      case TRUNCATED -> Kind.DOUBTFUL;
      case COARSE, RIGHT -> Kind.NOTE;
    };
  }

  static String words(Fit fit, int decimals) {
    return switch (fit) {
      case TRUNCATED -> "further digits are cut off, not rounded as elsewhere";
      case COARSE ->
          "right at its own decimals, not at the " + decimals + " that its column has elsewhere";
      case OFF, RIGHT -> "";
    };
  }
}
