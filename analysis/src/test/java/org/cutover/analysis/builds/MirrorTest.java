package org.cutover.analysis.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cutover.analysis.Archives;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.archive.Trial;
import org.cutover.analysis.builds.BuildVerdict.Kind;
import org.cutover.analysis.statistics.TestResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is worse seen from A is better seen from B, by as much and as surely. */
class MirrorTest {
  /** In the metrics' own units: a percentage would be one of another control after the swap. */
  private static final Gate GATE =
      new Gate(
          Map.of("avg_ms", new Margin(50, false), "max_ms", new Margin(500, false)),
          Set.of(),
          Set.of(),
          Set.of());

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Design.class)
  void shouldMirrorEveryNumberAndVerdictWhenSidesAreSwapped(Design design) {
    Archive study = Archives.read(Archives.studyIn(folder));
    List<Trial> odd = study.trials().stream().filter(t -> t.run() % 2 == 1).toList();
    List<Trial> even =
        study.trials().stream()
            .filter(t -> t.run() % 2 == 0)
            .map(t -> t.cell().isControl() ? t : slower(t))
            .toList();
    Archive a = TestBuilds.with(study, odd);
    Archive b = TestBuilds.with(study, even);
    List<BuildComparison> there = comparisons(a, b, design);
    List<BuildComparison> back = comparisons(b, a, design);
    assertThat(there).extracting(c -> c.verdict().kind()).contains(Kind.WORSE);
    for (int i = 0; i < there.size(); i++) {
      mirrored(there.get(i), back.get(i));
    }
  }

  private static Trial slower(Trial trial) {
    return TestBuilds.trial(trial, trial.run(), trial.avgMs() * 1.5, trial.maxMs() * 1.1);
  }

  private static List<BuildComparison> comparisons(Archive a, Archive b, Design design) {
    return BuildAnalysis.of(TestBuilds.of(a, b, design), GATE).comparisons();
  }

  private static void mirrored(BuildComparison there, BuildComparison back) {
    Tested one = there.tested();
    Tested other = back.tested();
    close(one.difference(), negated(other.difference()));
    close(one.welch().p(), other.welch().p());
    close(one.welch().df(), other.welch().df());
    close(one.ranks().p(), other.ranks().p());
    close(one.tost().p(), other.tost().p());
    close(one.hedgesG(), negated(other.hedgesG()));
    close(there.holm(), back.holm());
    close(there.gate(), back.gate());
    TestResult.Interval interval = other.welch().interval();
    close(one.welch().interval().low(), negated(interval.high()));
    close(one.welch().interval().high(), negated(interval.low()));
    if (there.verdict().kind() == Kind.WORSE) {
      assertThat(back.verdict().kind()).isEqualTo(Kind.BETTER);
    }
    if (there.verdict().kind() == Kind.BETTER) {
      assertThat(back.verdict().kind()).isIn(Kind.WORSE, Kind.NOT_WORSE);
    }
  }

  private static OptionalDouble negated(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(-value.getAsDouble()) : value;
  }

  private static void close(OptionalDouble value, OptionalDouble expected) {
    assertThat(value.isPresent()).isEqualTo(expected.isPresent());
    if (value.isPresent()) {
      double size = Math.abs(expected.getAsDouble());
      assertThat(value.getAsDouble())
          .isCloseTo(expected.getAsDouble(), within(1e-9 * Math.max(1, size)));
    }
  }
}
