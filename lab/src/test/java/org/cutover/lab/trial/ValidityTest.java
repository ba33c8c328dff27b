package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final Instant END = Instant.parse("2026-01-01T00:00:15Z");
  private static final Map<String, String> AS_EXPECTED =
      Map.of("A", "shop-1.0.0", "B", "shop-1.0.0");

  @Test
  void shouldCountAControlWithSamples() {
    assertThat(Validity.reasons(facts(100, Optional.empty(), AS_EXPECTED))).isEmpty();
  }

  @Test
  void shouldNotCountATrialWithoutSamples() {
    assertThat(Validity.reasons(facts(0, Optional.empty(), AS_EXPECTED)))
        .containsExactly("the load recorded no sample");
  }

  @Test
  void shouldCountADeploymentThatEndsAsItsScenarioSays() {
    assertThat(reasons(10, OptionalInt.of(10), journal(END.minusMillis(1), 10))).isEmpty();
    assertThat(reasons(10, OptionalInt.of(10), journal(END, 10))).isEmpty();
  }

  @Test
  void shouldNotCountAnotherExitCode() {
    assertThat(reasons(0, OptionalInt.of(10), journal(END, 10)))
        .containsExactly("the deployer ended with exit code 10, not 0");
  }

  @Test
  void shouldNotCountAJournalThatSaysOtherwise() {
    assertThat(reasons(0, OptionalInt.of(0), journal(END, 10)))
        .containsExactly("the deployer ended with exit code 0, but its journal says 10");
    assertThat(reasons(0, OptionalInt.of(0), Optional.empty()))
        .containsExactly("the deployer left no readable journal");
    Journal open = new Journal(END, END, Optional.empty(), Optional.empty(), NullNode.instance);
    assertThat(reasons(0, OptionalInt.of(0), Optional.of(open)))
        .containsExactly("the deployer's journal does not end with an outcome");
  }

  @Test
  void shouldNotCountADeploymentThatOutlivesTheHold() {
    assertThat(reasons(0, OptionalInt.of(0), journal(END.plusMillis(250), 0)))
        .containsExactly(
            "the deployment outlived the hold by 250 ms; give the trial a longer hold");
  }

  @Test
  void shouldTellHowLongADeploymentTookThatOutlivedTheHold() {
    assertThat(tooLong(END.plusMillis(250))).contains(Duration.ofMillis(11_250));
    assertThat(tooLong(END)).isEmpty();
    assertThat(Validity.tooLong(facts(1, Optional.empty(), AS_EXPECTED))).isEmpty();
  }

  private static Optional<Duration> tooLong(Instant ended) {
    return Validity.tooLong(
        facts(1, Optional.of(deployment(0, OptionalInt.of(0), journal(ended, 0))), AS_EXPECTED));
  }

  @Test
  void shouldNotCountADeploymentThatHadToBeStopped() {
    assertThat(reasons(0, OptionalInt.empty(), journal(END, 0)))
        .containsExactly("the deployment did not end and was stopped");
  }

  @Test
  void shouldNameTheSiteThatServesSomethingElse() {
    Map<String, String> mixed = Map.of("A", "shop-1.0.0", "B", "shop-2.0.0");
    assertThat(Validity.reasons(facts(1, Optional.empty(), mixed)))
        .containsExactly("site B serves shop-2.0.0 afterwards, not shop-1.0.0");
  }

  private static List<String> reasons(int expected, OptionalInt exit, Optional<Journal> journal) {
    return Validity.reasons(
        facts(1, Optional.of(deployment(expected, exit, journal)), AS_EXPECTED));
  }

  /** Its process was started a second before its journal begins. */
  private static Validity.Deployment deployment(
      int expected, OptionalInt exit, Optional<Journal> journal) {
    return new Validity.Deployment(END.minusSeconds(11), expected, exit, journal);
  }

  private static Validity.Facts facts(
      long samples, Optional<Validity.Deployment> deployment, Map<String, String> releases) {
    return new Validity.Facts(samples, END, deployment, "shop-1.0.0", releases);
  }

  private static Optional<Journal> journal(Instant ended, int exit) {
    return Optional.of(
        new Journal(
            END.minusSeconds(10),
            ended,
            Optional.of("a result"),
            Optional.of(exit),
            NullNode.instance));
  }
}
