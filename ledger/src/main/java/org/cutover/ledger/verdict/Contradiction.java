package org.cutover.ledger.verdict;

/**
 * An answer that contradicts what had been acknowledged before it.
 *
 * @param anomaly what is wrong with it
 * @param key the id of the row
 * @param asked the request, such as {@code update}
 * @param shown what the answer shows
 * @param allowed what it may have shown
 * @param atMillis when it was there, in epoch milliseconds
 * @param last whether it is of the final read, when nothing moved any more
 */
public record Contradiction(
    Anomaly anomaly,
    String key,
    String asked,
    String shown,
    String allowed,
    long atMillis,
    boolean last) {
  @Override
  public String toString() {
    return "%s: %s of %s shows %s, not %s".formatted(anomaly.word(), asked, key, shown, allowed);
  }
}
