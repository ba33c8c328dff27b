/**
 * Writes {@code report/} beside an archive: the page, tables, figures and data files. It is the
 * only place here that writes. Start at {@link org.cutover.analysis.report.ReportWriter}.
 */
package org.cutover.analysis.report;
