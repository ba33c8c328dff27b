package org.cutover.lab.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.Labs;
import org.cutover.lab.ledger.DeploymentSeries;
import org.cutover.lab.ledger.Kind;
import org.cutover.lab.ledger.ResultsTable;
import org.cutover.lab.ledger.RunResult;
import org.cutover.lab.ledger.Series;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.trial.DeployerBuild;
import org.cutover.ledger.drive.LedgerPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench/ledger}: one deployment of each kind beside a ledger. */
class LedgerIT {
  private static final int ROWS = 300;
  private static final LedgerPlan CLIENTS =
      new LedgerPlan(8, 10, 2, 5, Duration.ofMinutes(1), 20170523);

  /** A database of one node cannot lose one. */
  private static final Set<Kind> KINDS = Kind.everywhere();

  @TempDir Path folder;

  @Test
  void shouldContradictNothingWhateverIsDoneToTheDeployer() throws Exception {
    int kinds = KINDS.size();
    Series series =
        new Series(
            TestLab.HOME,
            DeployerBuild.of(Map.of("", DeployerBuild.OURS), TestLab.HOME).get("").words(),
            "",
            new SeedRows(ROWS),
            CLIENTS,
            CLIENTS.seed(),
            Optional.empty(),
            KINDS);

    List<RunResult> results =
        new DeploymentSeries(series, folder, Terminal.silent()).run(kinds, Labs.of("embedded"));

    String table = String.join("\n", ResultsTable.lines(results));
    assertThat(results)
        .as(table)
        .hasSize(kinds)
        .extracting(RunResult::kind)
        .containsExactlyInAnyOrderElementsOf(KINDS.stream().map(Kind::word).toList());
    assertThat(ResultsTable.exitCode(results)).as(table).isEqualTo(ExitCode.DONE);
    assertThat(results).as(table).allMatch(RunResult::good);
    assertThat(results)
        .as("what should be done to a deployment is done")
        .filteredOn(result -> result.done().contains("@"))
        .allMatch(result -> result.deployed().struck(), table);
  }
}
