package org.cutover.analysis.audit;

/**
 * A timeout of the load's request.
 *
 * @param name its key in the experiment file
 * @param millis how long
 */
record PlannedTimeout(String name, long millis) {
  /** The key of how long an answer may take. */
  static final String RESPONSE = "responseTimeout";

  /** The key of how long connecting may take. */
  static final String CONNECT = "connectTimeout";
}
