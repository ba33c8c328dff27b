/**
 * A comparison of builds as people and programs read it: lines for a terminal, {@code
 * comparison.md}, {@code comparison.html} and {@code comparison.json}, all from one {@link
 * org.cutover.analysis.builds.BuildAnalysis}. It decides nothing. Start at {@link
 * org.cutover.analysis.builds.output.ComparisonWriter}.
 */
package org.cutover.analysis.builds.output;
