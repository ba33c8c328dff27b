/**
 * The statistics, as pure functions of numbers: summaries, two-sample tests, effect sizes,
 * adjustment, repetitions needed. The unit is the trial, never the request. What is undefined is
 * empty and says why, never NaN. This package knows no metric, no archive and no table. Start at
 * {@link org.cutover.analysis.statistics.TwoSampleTest}; the tests there are stand in {@link
 * org.cutover.analysis.statistics.TestCatalogue}.
 */
package org.cutover.analysis.statistics;
