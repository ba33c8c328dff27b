package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cutover.analysis.Archives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of rows and printed tables, red and green. */
class RowChecksTest {
  private static final String PLAN =
      """
      schema: 1
      repetitions: 2
      request: {responseTimeout: 3s}
      times: {rampUp: 2s, hold: 9s}
      levels: {low: {users: 2, throughput: 10}}
      scenarios: {none: {}, success: {}}
      """;
  private static final String ROWS =
      """
      low,none,1,100,12,3,40,9.1,0,0
      low,none,2,100,13,3,41,9.1,1,1
      low,success,1,100,14,3,50,9.1,2,2
      low,success,2,99,15,3,52,9,0,0
      """;

  @TempDir private Path folder;

  @Test
  void shouldFindNothingInASoundArchive() {
    assertThat(AuditText.lines(Audit.of(archive(ROWS)))).containsExactly("Everything adds up.");
  }

  @Test
  void shouldFindARateComputedWithTheErrorsOfAnotherRun() {
    Path study = Audits.repairedStudy(folder);
    // Run 3 has 2335 errors, which are 10.32 % of the 22625 samples of run 2.
    Audits.row(study, "high,none,2,", "error_rate_pct", "10.32");
    assertThat(Audits.serious(study))
        .contains(
            "wrong    A.7 high/none run 2 error_rate_pct, printed 10.32, recomputed 11.6862: 2644"
                + " errors of 22625 samples: is computed with the errors of run 3");
  }

  @Test
  void shouldFindARateThatIsTheNeighbours() {
    Path study = Audits.repairedStudy(folder);
    Audits.row(study, "high,none,2,", "error_rate_pct", "13.861");
    assertThat(Audits.serious(study))
        .contains(
            "wrong    A.7 high/none run 2 error_rate_pct, printed 13.861, recomputed 11.6862: 2644"
                + " errors of 22625 samples: is the error rate of run 3");
  }

  @Test
  void shouldFindAnAverageAboveTheMaximum() {
    assertThat(Audits.serious(archive(ROWS.replace("100,12,3,40", "100,12,3,11"))))
        .containsExactly(
            "wrong    trials.csv low/none run 1 max_ms, printed 11: is below avg_ms, which is 12");
  }

  @Test
  void shouldFindAMinimumAboveTheAverage() {
    assertThat(Audits.serious(archive(ROWS.replace("100,12,3,40", "100,12,13,40"))))
        .containsExactly(
            "wrong    trials.csv low/none run 1 avg_ms, printed 12: is below min_ms, which is 13");
  }

  @Test
  void shouldFindPercentilesThatFall() {
    String header = Archives.HEADER.replace("\n", ",p50_ms,p95_ms\n");
    Path archive = Archives.of(folder, "", header + "low,none,1,100,12,3,40,9.1,0,0,30,20\n");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials.csv low/none run 1 p95_ms, printed 20: is below p50_ms, which is 30");
  }

  @Test
  void shouldFindAGoodputThatIsNotTheShareOfTheThroughput() {
    String header = Archives.HEADER.replace("\n", ",goodput_rps\n");
    Path archive = Archives.of(folder, "", header + "low,none,1,100,12,3,40,9.1,10,10,8.91\n");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials.csv low/none run 1 goodput_rps, printed 8.91, recomputed 8.19:"
                + " throughput 9.1 with 10 errors of 100 samples gives another goodput: two digits"
                + " of 8.19 are swapped");
    Archives.of(folder, "", header + "low,none,1,100,12,3,40,9.1,10,10,8.19\n");
    assertThat(Audits.serious(archive)).isEmpty();
  }

  @Test
  void shouldFindAMissingTrial() {
    assertThat(Audits.serious(archive(ROWS.replace("low,success,2,99,15,3,52,9,0,0\n", ""))))
        .containsExactly(
            "doubtful trials.csv low/success run, printed 1, recomputed 2: 1 of 2 trials are there;"
                + " no run 2");
  }

  @Test
  void shouldFindAMissingCell() {
    String rows = ROWS.substring(0, ROWS.indexOf("low,success"));
    assertThat(Audits.serious(archive(rows)))
        .containsExactly(
            "doubtful trials.csv low/success run, printed 0, recomputed 2: 0 of 2 trials are there;"
                + " no run 1, 2");
  }

  @Test
  void shouldFindAThroughputThatOnlySomeRowsHave() {
    assertThat(Audits.serious(archive(ROWS.replace("41,9.1", "41,"))))
        .containsExactly(
            "doubtful trials.csv low/none run 2 throughput_rps: is missing in 1 of 4 rows");
    assertThat(Audits.serious(archive(ROWS.replaceAll(",9(\\.1)?,", ",,")))).isEmpty();
  }

  @Test
  void shouldFindMoreWaitingThanTheUsersHadTimeFor() {
    assertThat(Audits.serious(archive(ROWS.replace("100,12,3,40", "100,300,3,400"))))
        .containsExactly(
            "doubtful trials.csv low/none run 1 avg_ms, printed 300, recomputed at most 228: 100"
                + " samples of this average keep each of 2 users waiting for 15 s, but with its"
                + " last answer a trial took at most 11 s");
  }

  @Test
  void shouldFindMoreSamplesThanTheRateAllows() {
    assertThat(Audits.serious(archive(ROWS.replace("low,none,1,100", "low,none,1,110"))))
        .containsExactly(
            "doubtful trials.csv low/none run 1 samples, printed 110, recomputed at most 100: more"
                + " than the planned rate allows in the planned time");
  }

  @Test
  void shouldNoteAThroughputOfAnotherDuration() {
    assertThat(Audits.notes(archive(ROWS.replace("41,9.1", "41,5")), "throughput"))
        .containsExactly(
            "note     trials.csv low/none throughput_rps: samples divided by throughput: from 11 s"
                + " (run 1) to 20 s (run 2); the experiment says 11 s");
    assertThat(Audits.notes(archive(ROWS.replace("41,9.1", "41,20")), "throughput"))
        .contains(
            "note     trials.csv low/none throughput_rps: 1 of 2 runs are more than 5 % above the"
                + " limit of 10 requests/s");
  }

  @Test
  void shouldNoteMaximaAtTheRequestsTimeout() {
    assertThat(Audits.notes(archive(ROWS.replace("3,40", "3,3002")), "max_ms"))
        .containsExactly(
            "note     trials.csv low/none max_ms: 1 of 2 maxima are at or above the responseTimeout"
                + " of 3000 ms: the true ones are cut off");
  }

  @Test
  void shouldNoteATrialFarFromTheOthers() {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (int run = 1; run <= 7; run++) {
      rows.append("low,none,%s,100,%s,3,400,9.1,0,0\n".formatted(run, run == 1 ? 90 : 20 + run));
    }
    Path archive = Archives.of(folder, "", rows.toString());
    assertThat(Audits.notes(archive, "run 1"))
        .containsExactly(
            "note     trials.csv low/none run 1 avg_ms, printed 90: far from the other 6 runs, which"
                + " are from 22 to 27; it is the first run, which may have warmed up");
    assertThat(Audits.notes(archive, "run 2")).isEmpty();
  }

  @Test
  void shouldNotNoteADifferenceOfAFewMilliseconds() {
    assertThat(Audits.notes(minima(1), "min_ms")).isEmpty();
    assertThat(Audits.notes(minima(7), "min_ms")).isEmpty();
    assertThat(Audits.notes(minima(8), "min_ms"))
        .containsExactly(
            "note     trials.csv low/none run 3 min_ms, printed 8: far from the other 6 runs, which"
                + " are from 1 to 2");
  }

  /** The shortest times of seven runs: 2, but 1 in the second and something else in the third. */
  private Path minima(int third) {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (int run = 1; run <= 7; run++) {
      int min = run == 2 ? 1 : run == 3 ? third : 2;
      rows.append("low,none,%s,100,20,%s,400,9.1,0,0\n".formatted(run, min));
    }
    return Archives.of(folder, "", rows.toString());
  }

  @Test
  void shouldNameTheTimeoutThatCutMaximaOff() {
    String both = "{connectTimeout: 3s, responseTimeout: 3s}";
    assertThat(maxima(both, "3002")).singleElement().asString().contains("the responseTimeout of");
    String shorter = "{connectTimeout: 2s, responseTimeout: 30s}";
    assertThat(maxima(shorter, "2010"))
        .singleElement()
        .asString()
        .contains("the connectTimeout of");
    assertThat(maxima(shorter, "2400")).isEmpty();
    assertThat(maxima(shorter, "30010"))
        .singleElement()
        .asString()
        .contains("the responseTimeout of");
  }

  private List<String> maxima(String request, String max) {
    String plan = PLAN.replace("{responseTimeout: 3s}", request);
    String rows = Archives.HEADER + ROWS.replace("3,40", "3," + max);
    return Audits.notes(Archives.of(folder, plan, rows), "max_ms");
  }

  @Test
  void shouldFindARowThatWasCopied() {
    Path archive =
        archive(ROWS.replace("low,none,2,100,13,3,41,9.1,1,1", "low,none,2,100,12,3,40,9.1,0,0"));
    assertThat(Audits.serious(archive))
        .containsExactly(
            "doubtful trials.csv low/none run 2 avg_ms, printed 12: all numbers of the row are those"
                + " of run 1");
  }

  @Test
  void shouldFindAMaximumThatTheHistogramCannotGive() {
    Path study = Audits.repairedStudy(folder);
    Audits.row(study, "medium,success,2,", "max_ms", "38389");
    assertThat(Audits.serious(study))
        .containsExactly(
            "wrong    4.3 medium/success value, printed 45375, recomputed 45374: one digit differs from 45374:"
                + " 5 in place of 4",
            "wrong    A.5 medium/success max_ms, printed 45375, recomputed 45374: one digit differs"
                + " from 45374: 5 in place of 4",
            "doubtful A.5 medium/success run 2 max_ms, printed 38389, recomputed 38367 or 38399: the"
                + " other maxima are ends of a histogram's buckets, here of 32 ms; this one is none");
  }

  private Path archive(String rows) {
    return Archives.of(folder, PLAN, Archives.HEADER + rows);
  }
}
