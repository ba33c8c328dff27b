package org.cutover.analysis.builds;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.Trial;

/** Builds for tests. */
public final class TestBuilds {
  private TestBuilds() {}

  /** A row of a trial; the maximum varies a little so that it can be tested. */
  static String row(String scenario, int run, double average, int samples, int errors) {
    return String.format(
        java.util.Locale.ROOT,
        "low,%s,%d,%d,%s,1,%d,5,%d,0%n",
        scenario,
        run,
        samples,
        Double.toString(average),
        500 + run,
        errors);
  }

  /** An archive of one level with these averages, without errors. */
  static Path archive(Path folder, List<Double> control, List<Double> success) {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (int i = 0; i < control.size(); i++) {
      rows.append(row("none", i + 1, control.get(i), 10_000, 0));
    }
    for (int i = 0; i < success.size(); i++) {
      rows.append(row("success", i + 1, success.get(i), 10_000, 0));
    }
    return Archives.of(folder, "", rows.toString());
  }

  /** Two archives of one deployer each. */
  static Builds of(Path a, Path b, Design design) {
    return BuildChoice.ofTwo(a, b, Optional.empty(), Optional.empty(), design);
  }

  /** Two sides of trials that are in no file. */
  static Builds of(Archive a, Archive b, Design design) {
    return new Builds(new Build("a", a, ""), new Build("b", b, ""), false, design);
  }

  /** An archive with other trials. */
  static Archive with(Archive archive, List<Trial> trials) {
    return new Archive(archive.directory(), archive.experiment(), trials, List.of());
  }

  /** A trial with another average. */
  static Trial trial(Trial trial, int run, double average, double maximum) {
    return new Trial(
        trial.cell(),
        run,
        trial.samples(),
        average,
        trial.minMs(),
        maximum,
        trial.throughputRps(),
        trial.errors(),
        trial.statedErrorRatePct(),
        Map.of(),
        false,
        Optional.empty());
  }
}
