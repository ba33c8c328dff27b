package org.cutover.analysis.intake;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line where it begins, from 1
 * @param values one a column; none where it is malformed
 * @param problem what is wrong with it; empty where it can be used
 */
record Row(long line, List<String> values, String problem) {
  static Row malformed(long line, String problem) {
    return new Row(line, List.of(), problem);
  }

  boolean isMalformed() {
    return !problem.isEmpty();
  }
}
