package org.cutover.bench.peer;

/** Takes the four values of a sample that the analysis adds up. */
@FunctionalInterface
public interface Rows {
  /**
   * One sample.
   *
   * @param timeStamp its start, in epoch milliseconds
   * @param elapsed its response time in milliseconds
   * @param success whether it was answered rightly
   * @param cut whether the end of the run cut it off
   */
  void add(long timeStamp, int elapsed, boolean success, boolean cut);
}
