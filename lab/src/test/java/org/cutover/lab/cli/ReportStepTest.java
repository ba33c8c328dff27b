package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportStepTest {
  private static final Path ARCHIVE = Path.of("results/quick");
  private static final String INTERRUPTED =
      "interrupted while the report was written; cutover report results/quick";

  private final List<Runnable> stops = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @Test
  void shouldHandOverTheReportWhenNobodyStopsIt() {
    assertThat(ReportStep.unlessStopped(() -> "report", stops::add, this::say))
        .isEqualTo(Optional.of("report"));
    stops.forEach(Runnable::run);
    assertThat(said).isEmpty();
  }

  @Test
  void shouldSayOnceHowToGoOnWhenItIsStoppedMeanwhile() {
    Optional<String> report =
        ReportStep.unlessStopped(
            () -> {
              stops.forEach(Runnable::run);
              stops.forEach(Runnable::run);
              assertThat(said).containsExactly(INTERRUPTED);
              return "report";
            },
            stops::add,
            this::say);
    assertThat(report).isEmpty();
    assertThat(said).containsExactly(INTERRUPTED);
  }

  @Test
  void shouldNotComplainOfAReportThatWasBrokenOff() {
    Optional<String> report =
        ReportStep.unlessStopped(
            () -> {
              stops.forEach(Runnable::run);
              throw new IllegalStateException("broken off");
            },
            stops::add,
            this::say);
    assertThat(report).isEmpty();
    assertThat(said).containsExactly(INTERRUPTED);
  }

  @Test
  void shouldHandOnAFailureThatNobodyAskedFor() {
    assertThatThrownBy(
            () ->
                ReportStep.unlessStopped(
                    () -> {
                      throw new IllegalStateException("disk full");
                    },
                    stops::add,
                    this::say))
        .hasMessage("disk full");
    assertThat(said).isEmpty();
  }

  @Test
  void shouldNotBeginWhenTheStopCameBefore() {
    Optional<String> report =
        ReportStep.unlessStopped(
            () -> {
              throw new AssertionError("begun");
            },
            Runnable::run,
            this::say);
    assertThat(report).isEmpty();
    assertThat(said).containsExactly(INTERRUPTED);
  }

  private void say() {
    said.add(ReportStep.interrupted(ARCHIVE));
  }
}
