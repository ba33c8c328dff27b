package org.cutover.analysis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** A row says what its trial's {@code trial.json} says, and that agrees with itself. */
final class TrialJsonCheck implements AuditCheck {
  @Override
  public List<AuditFinding> findings(AuditSubject subject) {
    List<AuditFinding> findings = new ArrayList<>();
    List<RunRecord.Folder> folders = subject.record().flatMap(RunRecord::folders).orElse(List.of());
    for (RunRecord.Folder folder : folders) {
      if (!folder.partial() && folder.json().isPresent()) {
        JsonNode json = folder.json().get();
        new Look(folder, json, subject).findings(findings);
      }
    }
    return findings;
  }

  /** One trial. */
  private record Look(RunRecord.Folder folder, JsonNode json, AuditSubject subject) {
    void findings(List<AuditFinding> findings) {
      if (json.path("valid").asBoolean() != folder.counts()) {
        findings.add(
            about("valid", json.path("valid").asText(), "contradicts the name of its folder"));
      }
      if (folder.counts()) {
        exits().ifPresent(findings::add);
        times().ifPresent(findings::add);
        TrialPlace place = TrialPlace.of(json);
        subject.row(place.cell(), place.run()).ifPresent(row -> compare(row, findings));
      }
    }

    private void compare(PrintedRow row, List<AuditFinding> findings) {
      JsonNode stated = json.path("row");
      for (String column : new TreeSet<>(row.values().keySet())) {
        String expected = stated.path(column).asText("");
        if (stated.has(column) && !same(row.text(column), expected)) {
          findings.add(
              AuditFinding.in(
                  row,
                  Kind.WRONG,
                  column,
                  expected,
                  "trials/%s/trial.json says otherwise".formatted(folder.name())));
        }
      }
    }

    private static boolean same(String printed, String expected) {
      Optional<PrintedNumber> one = PrintedNumber.parse(printed);
      Optional<PrintedNumber> other = PrintedNumber.parse(expected);
      return (one.isPresent() && other.isPresent())
          ? one.get().value().compareTo(other.get().value()) == 0
          : printed.equals(expected);
    }

    private Optional<AuditFinding> exits() {
      JsonNode deployment = json.path("deployment");
      String exit = deployment.path("exit").asText("none");
      String expected = deployment.path("expected_exit").asText("none");
      return exit.equals(expected)
          ? Optional.empty()
          : Optional.of(
              about("exit", exit, "counts, though exit code %s was expected".formatted(expected)));
    }

    private Optional<AuditFinding> times() {
      List<String> order = List.of("ramp_up_start", "hold_start", "deploy_at", "hold_end");
      for (int i = 1; i < order.size(); i++) {
        JsonNode before = json.path("times").path(order.get(i - 1));
        JsonNode after = json.path("times").path(order.get(i));
        if (before.isNumber() && after.isNumber() && after.asLong() < before.asLong()) {
          return Optional.of(about(order.get(i), after.asText(), "is before " + order.get(i - 1)));
        }
      }
      return Optional.empty();
    }

    private AuditFinding about(String column, String printed, String words) {
      TrialPlace place = TrialPlace.of(json);
      return new AuditFinding(
          Kind.WRONG,
          "trials/" + folder.name() + "/trial.json",
          Optional.of(place.cell()),
          OptionalInt.of(place.run()),
          column,
          printed,
          "",
          words);
    }
  }
}
