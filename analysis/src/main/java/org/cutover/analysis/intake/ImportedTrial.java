package org.cutover.analysis.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial as a row of {@code trials.csv}.
 *
 * @param name which
 * @param place where it was found: a file, or a file and a line
 * @param row the values that are known, by column
 */
record ImportedTrial(TrialName name, String place, Map<String, String> row) {
  /** Copies the row in its order. */
  ImportedTrial {
    row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
  }
}
