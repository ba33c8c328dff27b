package org.cutover.lab;

import java.util.List;

/**
 * What a machine has of what a kind of lab needs; a line each.
 *
 * @param figures what there is
 * @param warnings what works less well here, though a lab can come up
 * @param missing what has to be there before a lab can come up, and how to get it
 */
public record Examination(List<String> figures, List<String> warnings, List<String> missing) {
  /** Copies the lists. */
  public Examination {
    figures = List.copyOf(figures);
    warnings = List.copyOf(warnings);
    missing = List.copyOf(missing);
  }
}
