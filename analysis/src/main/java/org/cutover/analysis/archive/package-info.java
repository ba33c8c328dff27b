/**
 * An experiment's archive as it lies on disk: {@code experiment.yml} and {@code trials.csv}, read
 * strictly, with file and line of whatever is wrong. It computes nothing and knows no statistics.
 * Start at {@link org.cutover.analysis.archive.ArchiveReader}.
 */
package org.cutover.analysis.archive;
