/**
 * What the samples of an archive say beyond a trial's row: how users fared second by second and
 * phase by phase, on one time axis that has the deployment's start at 0, and what an answer's
 * lateness would cost. Start at {@link org.cutover.analysis.timeline.SampleAnalysis} for what comes
 * out, and at {@link org.cutover.analysis.timeline.SampleAnalyst} for how.
 *
 * <p>A request counts in the second in which it was sent, and in every phase that was under way at
 * that moment: requests of phases that overlap add up to more than there were. Figures of a cell
 * are made from the requests of all its trials together, counts added and percentiles never
 * averaged. They are there to be looked at: tests compare trials, see {@code comparison}.
 */
package org.cutover.analysis.timeline;
