/**
 * What does not add up in an archive or in printed tables. {@code AuditSubjectReader} reads
 * everything once; each check is a pure function from that to findings and one line in {@link
 * org.cutover.analysis.audit.AuditCatalogue}. It knows no report and corrects nothing. Start at
 * {@link org.cutover.analysis.audit.Audit}.
 */
package org.cutover.analysis.audit;
