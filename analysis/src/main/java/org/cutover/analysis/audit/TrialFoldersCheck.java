package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** Every trial that counts has one row and one folder. */
final class TrialFoldersCheck implements AuditCheck {
  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    Optional<List<RunRecord.Folder>> folders = subject.record().flatMap(RunRecord::folders);
    if (folders.isEmpty()) {
      return subject.record().isEmpty()
          ? List.of()
          : List.of(
              AuditFinding.about(
                  Kind.NOTE, "trials/", "is not there: rows are not held to their trials"));
    }
    List<AuditFinding> findings = new ArrayList<>();
    Set<TrialPlace> places = new HashSet<>();
    for (RunRecord.Folder folder : folders.get()) {
      if (folder.partial()) {
        findings.add(about(Kind.DOUBTFUL, folder, "is left over from a run that was killed"));
      } else if (folder.json().isEmpty()) {
        // An attempt that was killed is kept as void, with what it had written by then.
        Kind kind = folder.isVoid() ? Kind.NOTE : Kind.WRONG;
        findings.add(about(kind, folder, "has no trial.json that can be read"));
      } else if (folder.counts()) {
        TrialPlace place = TrialPlace.of(folder.json().get());
        if (subject.row(place.cell(), place.run()).isEmpty()) {
          findings.add(about(Kind.WRONG, folder, "counts, but trials.csv has no row of it"));
        }
        if (!places.add(place)) {
          findings.add(about(Kind.WRONG, folder, "another folder is of the same trial"));
        }
      }
    }
    subject.rows().stream()
        .filter(row -> !places.contains(new TrialPlace(row.cell(), row.run().orElseThrow())))
        .map(row -> AuditFinding.in(row, Kind.WRONG, "", "", "has no folder with its trial"))
        .forEach(findings::add);
    return findings;
  }

  private static AuditFinding about(Kind kind, RunRecord.Folder folder, String words) {
    return AuditFinding.about(kind, "trials/" + folder.name(), words);
  }
}
