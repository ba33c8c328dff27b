package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;

class ResultsTableTest {
  @Test
  void shouldCountByKindAndNameWhatIsNotGood() {
    List<RunResult> results =
        List.of(
            Results.clean(1, "success"),
            Results.contradicted(2, "kill@decide"),
            Results.clean(3, "kill@take lock+20ms"));

    assertThat(ResultsTable.lines(results))
        .containsExactly(
            "| kind | runs | clean | contradicted | no verdict | contradictions | of them at the"
                + " end | failed requests | longest hold | deployed | unchanged | neither | not struck | ended badly |",
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
            "| success | 1 | 1 | 0 | 0 | 0 | 1 | 5 | 840 ms | 1 | 0 | 0 | 0 | 0 |",
            "| kill | 2 | 1 | 1 | 0 | 3 | 2 | 10 | 840 ms | 1 | 0 | 1 | 0 | 1 |",
            "| **all** | 3 | 2 | 1 | 0 | 3 | 3 | 15 | 840 ms | 2 | 0 | 1 | 0 | 1 |",
            "",
            "| run | seed | case | commit | verdict | ended | what is wrong | kept |",
            "|--:|--:|---|---|---|---|---|---|",
            "| 2 | 4711 | kill@decide | 01234567 | contradicted | deploy 12: neither"
                + " | 2 lost; 1 stale; the lock is held: a \\| b | runs/0002 |",
            "",
            "Runs: 3 of commit 01234567 on 2 processors (any).");
  }

  @Test
  void shouldComeToACodeForAll() {
    RunResult clean = Results.clean(1, "success");
    RunResult unknown = Results.unknown(2, "failure");
    RunResult contradicted = Results.contradicted(3, "kill@decide");

    assertThat(ResultsTable.exitCode(List.of(clean))).isEqualTo(ExitCode.DONE);
    assertThat(ResultsTable.exitCode(List.of(clean, unknown))).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(ResultsTable.exitCode(List.of(clean, unknown, contradicted)))
        .isEqualTo(ExitCode.HARM);
    assertThat(ResultsTable.exitCode(List.of())).isEqualTo(ExitCode.INCONCLUSIVE);
  }
}
