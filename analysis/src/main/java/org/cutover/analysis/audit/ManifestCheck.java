package org.cutover.analysis.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** The manifest accounts for every planned trial, and the folders are those that it tells of. */
final class ManifestCheck implements AuditCheck {
  private static final String FILE = "manifest.jsonl";

  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    if (subject.record().isPresent()) {
      RunRecord record = subject.record().get();
      if (record.manifest().isEmpty()) {
        findings.add(
            AuditFinding.about(
                Kind.DOUBTFUL, FILE, "is missing, though there are folders of trials"));
      }
      record.manifest().ifPresent(events -> new Account(record, events).findings(findings));
    }
    return findings;
  }

  /** What the manifest tells of, trial by trial. */
  private record Account(RunRecord record, List<RunRecord.Event> events) {
    void findings(List<AuditFinding> findings) {
      if (record.torn()) {
        add(findings, Kind.DOUBTFUL, "the last line is torn: a run was killed while it wrote it");
      }
      Set<String> trials = new LinkedHashSet<>();
      events.forEach(event -> trials.add(event.trial()));
      record.counted().forEach(folder -> trials.add(folder.name()));
      trials.stream().sorted().forEach(trial -> account(trial, findings));
    }

    private void account(String trial, List<AuditFinding> findings) {
      long planned = count(trial, "planned");
      long started = count(trial, "started");
      // A trial that a longer hold made worthless was valid once, and is kept as a void one.
      long superseded = count(trial, "superseded");
      long valid = count(trial, "valid") - superseded;
      long voids = count(trial, "void") + superseded;
      if (planned != 1) {
        add(findings, Kind.WRONG, trial + ": is planned " + planned + " times");
      }
      if (valid > 1) {
        add(findings, Kind.WRONG, trial + ": is called valid " + valid + " times");
      }
      if (started != valid + voids) {
        Kind kind = started > valid + voids ? Kind.DOUBTFUL : Kind.WRONG;
        add(
            findings,
            kind,
            "%s: started %s times, but ended %s times (%s valid, %s void)"
                .formatted(trial, started, valid + voids, valid, voids));
      }
      record.folders().ifPresent(folders -> compare(trial, valid, voids, folders, findings));
    }

    private static void compare(
        String trial,
        long valid,
        long voids,
        List<RunRecord.Folder> folders,
        List<AuditFinding> findings) {
      boolean there = folders.stream().anyMatch(folder -> folder.name().equals(trial));
      long kept =
          folders.stream()
              .filter(folder -> folder.isVoid() && folder.voidOf().equals(trial))
              .count();
      if (valid > 0 && !there) {
        add(findings, Kind.WRONG, trial + ": is called valid, but has no folder");
      }
      if (valid == 0 && there) {
        add(findings, Kind.WRONG, trial + ": has a folder, but is nowhere called valid");
      }
      if (voids != kept) {
        add(
            findings,
            Kind.WRONG,
            "%s: is called void %s times, but %s void attempts are kept"
                .formatted(trial, voids, kept));
      }
    }

    private long count(String trial, String word) {
      return events.stream()
          .filter(event -> event.trial().equals(trial) && event.word().equals(word))
          .count();
    }

    private static void add(List<AuditFinding> findings, Kind kind, String words) {
      findings.add(AuditFinding.about(kind, FILE, words));
    }
  }
}
