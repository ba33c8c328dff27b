package org.cutover.analysis.timeline;

/**
 * A line of a deployer's journal.
 *
 * @param millis when it was written, in epoch milliseconds
 * @param phase such as {@code drain}
 * @param step the step's name, unique together with its target and phase
 * @param target what the step works on, or empty
 * @param event such as {@code started}
 */
record JournalEvent(long millis, String phase, String step, String target, String event) {}
