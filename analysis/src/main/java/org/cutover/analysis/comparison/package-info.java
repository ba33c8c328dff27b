/**
 * What an archive's trials say: every metric summarized by cell, every deployment scenario compared
 * with the control of its level, and a verdict on each comparison. It knows no files and no layout.
 * Start at {@link org.cutover.analysis.comparison.Analysis}; metrics are registered in {@link
 * org.cutover.analysis.comparison.MetricCatalogue}.
 */
package org.cutover.analysis.comparison;
