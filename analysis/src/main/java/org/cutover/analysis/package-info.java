/**
 * From an archive of trials to tables, tests, charts and one report page. The flow is one way:
 * {@code archive} reads files, {@code comparison} decides with the help of {@code statistics},
 * {@code table} and {@code chart} lay out what was decided, {@code format} renders tables, {@code
 * report} writes files, {@code cli} talks to a person. Nothing here knows a lab, a deployer or a
 * load generator. Start at {@link org.cutover.analysis.report.ReportWriter}.
 */
package org.cutover.analysis;
