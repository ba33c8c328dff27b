/**
 * Takes in what other tools have measured: files of samples or of results become an archive that
 * the report reads as if it were our own. A file is looked at first ({@link
 * org.cutover.analysis.intake.Sniffer}), then read row by row, so that memory does not grow with
 * it; whatever cannot be read is named with file and line and counted. It knows JMeter's and
 * Taurus's columns and nothing of tests or charts. Start at {@link
 * org.cutover.analysis.intake.Importer}.
 */
package org.cutover.analysis.intake;
