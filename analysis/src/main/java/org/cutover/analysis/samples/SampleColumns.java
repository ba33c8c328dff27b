package org.cutover.analysis.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a file has what is read of it.
 *
 * @param count how many columns there are
 * @param timeStamp the start of a sample
 * @param elapsed its response time
 * @param success whether the answer was right
 * @param responseCode the status of the answer; -1 where there is no such column
 * @param errorClass why it failed; -1 where there is no such column
 */
record SampleColumns(
    int count, int timeStamp, int elapsed, int success, int responseCode, int errorClass) {
  private static final List<String> REQUIRED = List.of("timeStamp", "elapsed", "success");

  /**
   * Finds the columns in a header.
   *
   * @throws IllegalArgumentException if one that is needed is missing
   */
  static SampleColumns of(List<String> header) {
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "missing column" + (missing.size() > 1 ? "s " : " ") + String.join(", ", missing));
    }
    return new SampleColumns(
        header.size(),
        header.indexOf("timeStamp"),
        header.indexOf("elapsed"),
        header.indexOf("success"),
        header.indexOf("responseCode"),
        header.indexOf("errorClass"));
  }
}
