package org.cutover.analysis.audit;

/**
 * A timeout of the load's request.
 *
 * @param name its key in the experiment file
 * @param millis how long
 */
record PlannedTimeout(String name, long millis) {}
