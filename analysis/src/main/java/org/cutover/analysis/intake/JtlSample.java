package org.cutover.analysis.intake;

import java.util.List;

/**
 * One row of a JTL.
 *
 * @param start epoch milliseconds
 * @param elapsed milliseconds
 * @param success whether the answer was right
 * @param errorClass why not; empty if it was
 * @param label the request's name
 * @param thread the user's name; empty where the file has none
 * @param transaction whether this is no request but the sum of several
 * @param values as they stand in the file
 */
record JtlSample(
    long start,
    long elapsed,
    boolean success,
    String errorClass,
    String label,
    String thread,
    boolean transaction,
    List<String> values) {

  long end() {
    return start + elapsed;
  }
}
