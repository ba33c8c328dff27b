/**
 * Two builds of a deployer, compared: a baseline A and a candidate B, out of one archive or two. It
 * refuses what cannot be compared, tests every metric in every cell, and decides whether B is worse
 * than A. It writes nothing; {@code builds.output} does. Start at {@link
 * org.cutover.analysis.builds.BuildAnalysis}; how a verdict comes about stands in {@code
 * BuildJudge}.
 */
package org.cutover.analysis.builds;
