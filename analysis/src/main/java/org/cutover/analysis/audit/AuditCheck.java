package org.cutover.analysis.audit;

import java.util.List;

/** One thing that has to add up. A new one is a class and a line in the catalogue. */
interface AuditCheck {
  /** What does not add up, in any order; nothing where the archive lacks what the check needs. */
  List<AuditFinding> findings(AuditSubject subject);
}
