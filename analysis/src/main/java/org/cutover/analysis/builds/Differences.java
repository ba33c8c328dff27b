package org.cutover.analysis.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.comparison.Metric;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.report.Provenance;

/** Where two archives differ without being incomparable, in sentences. */
final class Differences {
  private Differences() {}

  static List<String> notes(Builds builds, Gate gate, Optional<Comparability.Both> conditions) {
    Set<String> notes = new LinkedHashSet<>();
    Archive a = builds.a().archive();
    Archive b = builds.b().archive();
    if (!builds.oneArchive()) {
      if (conditions.isPresent()) {
        notes.addAll(stated(conditions.get(), gate));
      } else {
        notes.add(
            "without an experiment.yml in both, nobody can tell whether loads and times agree");
      }
      notes.addAll(environment(a, b));
      if (!a.experiment().settings().equals(b.experiment().settings())) {
        notes.add("B's experiment.yml has another alpha, power or margins; A's hold");
      }
      notes.addAll(unmeasured(a, b));
      if (a.trials().equals(b.trials())) {
        notes.add("A and B are the same trials");
      }
      notes.addAll(inOne("A: ", a.warnings()));
      notes.addAll(inOne("B: ", b.warnings()));
    } else {
      notes.addAll(inOne("", a.warnings()));
    }
    return List.copyOf(notes);
  }

  /** An archive that is short of trials says so cell by cell: here one line has to do. */
  private static List<String> inOne(String side, List<String> warnings) {
    return warnings.isEmpty() ? List.of() : List.of(side + String.join("; ", warnings));
  }

  private static List<String> stated(Comparability.Both both, Gate gate) {
    List<String> notes = new ArrayList<>(both.a().differences(both.b(), false, gate));
    List<String> onlyA = both.a().unstated(both.b(), gate);
    List<String> onlyB = both.b().unstated(both.a(), gate);
    if (!onlyA.isEmpty()) {
      notes.add("only A's experiment.yml states " + String.join(", ", onlyA));
    }
    if (!onlyB.isEmpty()) {
      notes.add("only B's experiment.yml states " + String.join(", ", onlyB));
    }
    return notes;
  }

  private static List<String> environment(Archive a, Archive b) {
    Map<String, String> before = facts(a);
    Map<String, String> after = facts(b);
    List<String> differences = new ArrayList<>();
    before.forEach(
        (name, value) -> {
          String other = after.get(name);
          if (other != null && !other.equals(value)) {
            differences.add(name + " " + value + " in A, " + other + " in B");
          }
        });
    return differences.isEmpty()
        ? List.of()
        : List.of("the environments differ: " + String.join("; ", differences));
  }

  private static Map<String, String> facts(Archive archive) {
    Map<String, String> facts = new TreeMap<>();
    try {
      Provenance.of(archive.directory())
          .facts()
          .forEach(fact -> facts.put(fact.name(), fact.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
  }

  private static List<String> unmeasured(Archive a, Archive b) {
    List<String> notes = new ArrayList<>();
    for (Metric metric : MetricCatalogue.all(Mode.RECOMPUTED)) {
      boolean inA = Comparability.has(a, metric);
      if (inA != Comparability.has(b, metric)) {
        notes.add(metric.id() + " is only in " + (inA ? "A" : "B") + " and not compared");
      }
    }
    return notes;
  }
}
