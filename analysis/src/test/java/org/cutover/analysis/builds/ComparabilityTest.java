package org.cutover.analysis.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.Margin;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparabilityTest {
  private static final String EXPERIMENT =
      """
      schema: 1
      name: small
      lab: embedded
      repetitions: 2
      times: {rampUp: 1s, hold: 20s}
      levels: {low: {users: 4, throughput: 20}}
      scenarios: {none: {}, success: {release: shop-2.0.0.tar.gz, exit: 0}}
      """;

  @TempDir private Path folder;

  @Test
  void shouldRefuseOtherLoadsTimesAndReleasesInOneLine() {
    Path b =
        archive(
            "b",
            EXPERIMENT
                .replace("users: 4", "users: 8")
                .replace("hold: 20s", "hold: 1m")
                .replace("shop-2.0.0", "shop-3.0.0"));
    assertRefused(
        archive("a", EXPERIMENT),
        b,
        Gate.STANDARD,
        "not comparable: levels.low.users is 4 in A and 8 in B; scenarios.success.release is"
            + " shop-2.0.0.tar.gz in A and shop-3.0.0.tar.gz in B; times.hold is 20s in A and 1m in"
            + " B (run B from A's experiment.yml, whose hold stays)");
  }

  @Test
  void shouldTakeValuesAsEqualWhenOnlyTheirWritingDiffers() {
    Path b =
        archive(
            "b",
            EXPERIMENT.replace("20s", "20000ms").replace("throughput: 20", "throughput: 20.0"));
    assertThat(notes(archive("a", EXPERIMENT), b)).containsExactly("A and B are the same trials");
  }

  @Test
  void shouldRefuseLevelsAndScenariosThatOneSideLacks() {
    Path a = rows("a", "low,none,1", "low,success,1", "low,failure,1", "high,none,1");
    Path b = rows("b", "low,none,1", "low,success,1");
    assertRefused(
        a,
        b,
        Gate.STANDARD,
        "not comparable: level 'high' is only in A (choose others with --level); scenario"
            + " 'failure' is only in A (choose others with --scenario)");
    Gate both = new Gate(Map.of(), Set.of(), Set.of("low"), Set.of("success"));
    assertThat(BuildAnalysis.of(TestBuilds.of(a, b, Design.EFFECTS), both).comparisons())
        .hasSize(3);
  }

  @Test
  void shouldRefuseEffectsWhenThereIsNoControl() {
    Path a = rows("a", "low,none,1", "low,success,1");
    Path b = rows("b", "low,success,1");
    assertRefused(
        a,
        b,
        Gate.STANDARD,
        "not comparable: no trials without a deployment to measure effects against (low/none in B);"
            + " with --direct cells are compared as they are");
    assertThat(BuildAnalysis.of(TestBuilds.of(b, b, Design.CELLS), Gate.STANDARD).comparisons())
        .hasSize(3);
  }

  @Test
  void shouldRefuseADecidingMetricWithoutMarginOrValues() {
    Path a = rows("a", "low,none,1", "low,success,1");
    assertRefused(
        a,
        a,
        new Gate(Map.of(), Set.of("p95_ms"), Set.of(), Set.of()),
        "--metric p95_ms: has no margin; say how much worse B may be, such as --margin p95_ms=10%");
    assertRefused(
        a,
        a,
        new Gate(Map.of("p95_ms", new Margin(10, true)), Set.of(), Set.of(), Set.of()),
        "not comparable: p95_ms has a margin, but no values in A and B");
    assertRefused(
        a,
        a,
        new Gate(Map.of("speed", new Margin(10, true)), Set.of(), Set.of(), Set.of()),
        "--margin: unknown metric 'speed'; known: availability_pct, avg_ms, error_rate_pct,"
            + " goodput_rps, max_ms, p50_ms, p90_ms, p95_ms, p99_ms");
  }

  @Test
  void shouldRefuseAnUnknownLevelAndAnArchiveWithoutDeployments() {
    Path a = rows("a", "low,none,1");
    assertRefused(
        a,
        a,
        new Gate(Map.of(), Set.of(), Set.of("lwo"), Set.of()),
        "--level: unknown 'lwo'; known: low");
    assertRefused(
        a, a, Gate.STANDARD, "nothing to compare: there is no scenario with a deployment");
  }

  @Test
  void shouldNoteWhatDiffersWithoutBeingInTheWay() throws IOException {
    Path a = archive("a", EXPERIMENT);
    Path b =
        archive(
            "b",
            EXPERIMENT
                .replace("embedded", "containers")
                .replace("repetitions: 2", "repetitions: 3")
                .replace(", exit: 0", "")
                .replace("schema: 1\n", "schema: 1\nanalysis: {alpha: 0.01}\n"));
    Files.writeString(a.resolve("environment.json"), "{\"machine\": {\"processors\": 2}}");
    Files.writeString(b.resolve("environment.json"), "{\"machine\": {\"processors\": 4}}");
    assertThat(notes(a, b))
        .containsExactly(
            "lab is embedded in A and containers in B",
            "repetitions is 2 in A and 3 in B",
            "only A's experiment.yml states scenarios.success.exit",
            "the environments differ: machine, processors 2 in A, 4 in B",
            "B's experiment.yml has another alpha, power or margins; A's hold",
            "A and B are the same trials",
            "B: low/none: 2 of 3 trials are there; low/success: 2 of 3 trials are there");
  }

  @Test
  void shouldNoteThatLoadsCannotBeToldWithoutAnExperimentFile() {
    Path a = rows("a", "low,none,1", "low,success,1");
    assertThat(notes(a, a))
        .contains(
            "without an experiment.yml in both, nobody can tell whether loads and times agree");
  }

  @Test
  void shouldFindTwoDeployersOfOneArchive() {
    Path two = deployers("two", "old", "new");
    Builds builds = BuildChoice.ofOne(two, Optional.empty(), Optional.of("old"));
    assertThat(builds.a().name()).isEqualTo("new");
    assertThat(builds.b().name()).isEqualTo("old");
    assertThat(builds.oneArchive()).isTrue();
    assertThat(builds.a().trials()).isEqualTo(4);
    assertThat(BuildAnalysis.of(builds, Gate.STANDARD).controls()).isEmpty();
  }

  @Test
  void shouldRefuseToGuessWhichDeployersAreMeant() {
    Path three = deployers("three", "x", "y", "z");
    assertUsage(
        () -> BuildChoice.ofOne(three, Optional.of("x"), Optional.empty()),
        three + ": name two of its deployers with --a and --b: x, y, z");
    assertUsage(
        () -> BuildChoice.ofOne(three, Optional.of("x"), Optional.of("x")),
        "--a and --b name the same deployer: x");
    assertUsage(
        () -> BuildChoice.ofOne(three, Optional.of("w"), Optional.of("x")),
        "--a: " + three + " has no deployer 'w'; it has x, y, z");
    Path one = deployers("one", "x");
    assertUsage(
        () -> BuildChoice.ofOne(one, Optional.empty(), Optional.empty()),
        one
            + ": has no two deployers to compare, only x; name a second archive instead of"
            + " --factor");
    assertUsage(
        () -> BuildChoice.ofTwo(three, one, Optional.empty(), Optional.empty(), Design.EFFECTS),
        three + ": has several deployers; choose one with --a: x, y, z");
  }

  @Test
  void shouldTellArchivesOfTheSameNameApart() {
    Builds builds =
        TestBuilds.of(
            rows("old/quick", "low,none,1", "low,success,1"),
            rows("new/quick", "low,none,1", "low,success,1"),
            Design.EFFECTS);
    assertThat(List.of(builds.a().name(), builds.b().name()))
        .containsExactly("old/quick", "new/quick");
  }

  private static List<String> notes(Path a, Path b) {
    return BuildAnalysis.of(TestBuilds.of(a, b, Design.EFFECTS), Gate.STANDARD).notes();
  }

  private static void assertRefused(Path a, Path b, Gate gate, String message) {
    assertUsage(() -> BuildAnalysis.of(TestBuilds.of(a, b, Design.EFFECTS), gate), message);
  }

  private static void assertUsage(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(CutoverException.class)
        .hasMessage(message)
        .extracting(e -> ((CutoverException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  private Path archive(String name, String experiment) {
    return Archives.of(
        folder.resolve(name),
        experiment,
        Archives.HEADER
            + TestBuilds.row("none", 1, 10, 100, 0)
            + TestBuilds.row("none", 2, 11, 100, 0)
            + TestBuilds.row("success", 1, 12, 100, 0)
            + TestBuilds.row("success", 2, 13, 100, 0));
  }

  private Path rows(String name, String... places) {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (String place : places) {
      rows.append(place).append(",100,10,1,20,5,0,0\n");
    }
    return Archives.of(folder.resolve(name), "", rows.toString());
  }

  private Path deployers(String name, String... deployers) {
    StringBuilder rows = new StringBuilder(Archives.HEADER.strip() + ",deployer\n");
    for (int run = 1; run <= 2; run++) {
      rows.append("low,none,").append(run).append(",100,10,1,20,5,0,0,\n");
      for (String deployer : deployers) {
        rows.append("low,success,").append(run).append(",100,1").append(run);
        rows.append(",1,20,5,0,0,").append(deployer).append('\n');
      }
    }
    return Archives.of(folder.resolve(name), "", rows.toString());
  }
}
