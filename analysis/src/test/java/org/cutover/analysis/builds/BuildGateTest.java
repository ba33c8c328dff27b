package org.cutover.analysis.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.builds.BuildVerdict.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often the gate errs, by drawing trials from known populations; seeded, so never by chance.
 */
class BuildGateTest {
  private static final int DRAWS = 1000;
  private static final double ALPHA = 0.05;

  /** Three standard errors of a share of {@link #ALPHA} among the draws. */
  private static final double SLACK = 3 * Math.sqrt(ALPHA * (1 - ALPHA) / DRAWS);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Design.class)
  void shouldHardlyEverCallEqualBuildsWorse(Design design) {
    // Margins so narrow that being within them never saves a false alarm.
    List<BuildAnalysis> drawn = draw(design, 0, 0.001, 10);
    assertThat(share(drawn, Kind.WORSE)).isLessThan(ALPHA);
    long rejected =
        drawn.stream()
            .filter(one -> one.decisive().get(0).tested().welch().p().getAsDouble() < ALPHA)
            .count();
    assertThat(rejected / (double) DRAWS).isBetween(ALPHA - SLACK, ALPHA + SLACK);
  }

  @ParameterizedTest
  @EnumSource(Design.class)
  void shouldPassAsOftenAsAlphaAtMostWhenBIsWorseByTheMargin(Design design) {
    List<BuildAnalysis> drawn = draw(design, 20, 20, 10);
    long passed =
        drawn.stream()
            .map(one -> one.decisive().get(0).verdict().kind())
            .filter(kind -> kind == Kind.NOT_WORSE)
            .count();
    assertThat(passed / (double) DRAWS).isBetween(ALPHA - SLACK, ALPHA + SLACK);
    assertThat(share(drawn, Kind.NOT_WORSE) + share(drawn, Kind.BETTER)).isLessThan(ALPHA);
  }

  @ParameterizedTest
  @EnumSource(Design.class)
  void shouldFindRealHarmAndPassEqualBuildsWithEnoughTrials(Design design) {
    assertThat(share(draw(design, 60, 20, 10), Kind.WORSE)).isGreaterThan(0.95);
    assertThat(share(draw(design, 0, 40, 10), Kind.NOT_WORSE)).isGreaterThan(0.95);
  }

  @Test
  void shouldNeedAsManyTrialsAsItSays() {
    List<BuildAnalysis> few = draw(Design.CELLS, 0, 25, 5);
    double needed =
        few.stream()
            .map(one -> one.decisive().get(0).verdict().repetitionsNeeded())
            .filter(n -> n.isPresent())
            .mapToLong(n -> n.getAsLong())
            .average()
            .orElseThrow();
    List<BuildAnalysis> enough = draw(Design.CELLS, 0, 25, (int) Math.ceil(needed));
    long settled =
        enough.stream()
            .filter(one -> one.decisive().get(0).verdict().kind() != Kind.INCONCLUSIVE)
            .count();
    assertThat(settled / (double) DRAWS).isGreaterThan(0.8);
  }

  private static double share(List<BuildAnalysis> drawn, Kind kind) {
    return drawn.stream().filter(one -> one.verdict().kind() == kind).count() / (double) DRAWS;
  }

  /** Averages around 200 with a standard deviation of 15, for two scenarios at one level. */
  private List<BuildAnalysis> draw(Design design, double worse, double margin, int trials) {
    Random random = new Random(20170523);
    Archive form = Archives.read(Archives.of(folder, "", rows()));
    Gate gate =
        new Gate(Map.of("avg_ms", new Margin(margin, false)), Set.of("avg_ms"), Set.of(), Set.of());
    return IntStream.range(0, DRAWS)
        .mapToObj(
            draw ->
                BuildAnalysis.of(
                    TestBuilds.of(
                        side(form, random, 0, trials), side(form, random, worse, trials), design),
                    gate))
        .toList();
  }

  private static Archive side(Archive form, Random random, double worse, int trials) {
    List<Trial> drawn = new ArrayList<>();
    for (Trial trial : form.trials()) {
      double mean = 200 + (trial.cell().scenario().equals(CellKey.CONTROL) ? 0 : worse);
      for (int run = 1; run <= trials; run++) {
        drawn.add(TestBuilds.trial(trial, run, mean + 15 * random.nextGaussian(), 500));
      }
    }
    return TestBuilds.with(form, drawn);
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (String scenario : List.of("none", "success", "failure")) {
      rows.append(TestBuilds.row(scenario, 1, 200, 1000, 0));
    }
    return rows.toString();
  }
}
