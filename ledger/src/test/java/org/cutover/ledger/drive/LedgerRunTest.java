package org.cutover.ledger.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.cutover.common.CutoverException;
import org.cutover.ledger.verdict.Anomaly;
import org.cutover.ledger.verdict.Contradiction;
import org.cutover.ledger.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerRunTest {
  @TempDir private Path folder;
  private TestService service;

  @BeforeEach
  void start() throws IOException {
    service = new TestService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void shouldFindNothingWrongWithAServiceThatKeepsItsWord() throws Exception {
    Verdict verdict = run(TestService.Fault.NONE);

    assertThat(verdict.contradictions()).isEmpty();
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.CLEAN);
    assertThat(verdict.finalRows()).isEqualTo(12);
    assertThat(verdict.writes()).isEqualTo(verdict.acknowledged()).isGreaterThan(30);
    assertThat(verdict.reads()).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({
    "FORGET_UPDATES, STALE",
    "FORGET_DELETES, RESURRECTED",
    "FORGET_INSERTS, LOST",
    "HALF_UPDATES, MIXED_ROW",
    "INVENT, PHANTOM",
    "EMPTY_LIST, LIST_DISAGREES",
  })
  void shouldSeeWhatAServiceDoesWrong(TestService.Fault fault, Anomaly anomaly) throws Exception {
    Verdict verdict = run(fault);

    assertThat(verdict.counts()).containsKey(anomaly);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.CONTRADICTED);
  }

  /** Some are seen by their own writer while it writes, and some by the last read alone. */
  @Test
  void shouldSeeItWhileItRunsAndInTheEnd() throws Exception {
    List<Contradiction> all = run(TestService.Fault.FORGET_UPDATES).contradictions();
    assertThat(all).anyMatch(one -> !one.last()).anyMatch(Contradiction::last);
  }

  @Test
  void shouldTakeWritesOfUnknownOutcomeForPossible() throws Exception {
    Verdict verdict = run(TestService.Fault.UNCLEAR);
    assertThat(verdict.contradictions()).isEmpty();
    assertThat(verdict.unknown()).isPositive();
  }

  @Test
  void shouldGiveNoVerdictWithoutAFinalRead() throws Exception {
    Verdict verdict = run(TestService.Fault.SILENT);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNKNOWN);
    assertThat(verdict.complete()).isFalse();
  }

  @Test
  void shouldWriteDownThePlanEveryOperationAndEveryContradiction() throws Exception {
    Verdict verdict = run(TestService.Fault.FORGET_DELETES);
    List<String> lines = history();

    assertThat(lines.get(0)).contains("\"operation\":\"plan\",\"seed\":7,\"writers\":3");
    assertThat(lines)
        .filteredOn(line -> line.contains("\"outcome\":"))
        .hasSize((int) verdict.writes());
    assertThat(lines)
        .filteredOn(line -> line.contains("\"operation\":\"contradiction\""))
        .hasSameSizeAs(verdict.contradictions());
  }

  @Test
  void shouldRefuseAPlanThatIsNotPossible() {
    assertThatThrownBy(() -> new LedgerPlan(0, 1, 1, 1, Duration.ofSeconds(1), 1))
        .isInstanceOf(CutoverException.class)
        .hasMessage("ledger: writers 0 is not possible; 1 to 1000");
  }

  /** All keys are inserted before the fault begins. */
  private Verdict run(TestService.Fault fault) throws Exception {
    LedgerPlan plan = new LedgerPlan(3, 4, 1, 200, Duration.ofMillis(700), 7);
    LedgerRun run =
        new LedgerRun(
            plan,
            List.of(service.address()),
            folder.resolve("history.jsonl.gz"),
            Duration.ofSeconds(1),
            line -> {});
    return run.run(() -> service.is(fault));
  }

  private List<String> history() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("history.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }
}
