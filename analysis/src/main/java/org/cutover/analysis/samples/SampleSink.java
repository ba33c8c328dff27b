package org.cutover.analysis.samples;

/** Takes samples one by one, in the order of their file, which is that of the answers. */
@FunctionalInterface
public interface SampleSink {
  /**
   * Takes one.
   *
   * @param startMillis when it was sent, in epoch milliseconds
   * @param elapsedMillis its response time, at least 0
   * @param success whether the answer was right
   * @param errorClass why it failed, such as {@code reset}; empty where that is not recorded, or
   *     where it did not fail
   * @throws IllegalArgumentException if this cannot be; the message says why
   */
  void sample(long startMillis, int elapsedMillis, boolean success, String errorClass);
}
