package org.cutover.lab.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Examination;
import org.cutover.lab.Home;
import org.cutover.lab.HostUse;
import org.cutover.lab.StandingLab;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.SeedRows;
import org.cutover.lab.start.StartingPoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab in containers, brought up, used and taken down; skipped where no engine works. */
class ContainersLabIT {
  private static final String NAME = "it-" + ProcessHandle.current().pid();
  private static final SeedRows SEEDS = new SeedRows(100);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static Home home;
  private static StandingLab lab;
  private static StartingPoint start;

  @TempDir Path folder;

  @BeforeAll
  static void bringUp() throws Exception {
    Home own = new Home(Path.of("").toAbsolutePath().getParent());
    ContainersProvider provider = new ContainersProvider();
    Examination examination = provider.examine(own);
    assumeTrue(examination.missing().isEmpty(), () -> String.join("; ", examination.missing()));
    home = provider.prepare(own, line -> {});
    lab = provider.standing(home, NAME);
    assertThat(lab.up(line -> {})).isTrue();
    start =
        new StartingPoint(
            InventoryFile.read(lab.inventory()),
            ReleaseArchive.open(release("1.0.0")),
            SEEDS,
            "/item");
    start.reset();
  }

  @AfterAll
  static void takeDown() {
    if (lab != null) {
      lab.down(line -> {});
      assertThat(lab.condition()).isEqualTo(StandingLab.Condition.DOWN);
      ((StandingContainersLab) lab).forget();
    }
  }

  private static Path release(String version) {
    return home.release("shop-" + version + ".tar.gz", Path.of(""));
  }

  @Test
  void shouldHoldEveryHostToItsLimits() {
    assertThat(lab.details()).hasSize(15);
    assertThat(lab.details().subList(1, 15))
        .allMatch(line -> line.contains(" healthy "))
        .allMatch(line -> line.matches("db-. .* 1\\.00 +1024 MB|(lb-|app-|ns).* 1\\.00 +256 MB"));
  }

  @Test
  void shouldLeaveALabThatIsUpAsItIs() {
    assertThat(lab.up(line -> {})).isFalse();
  }

  @Test
  void shouldTellWhatEveryHostUses() {
    StandingContainersLab standing = (StandingContainersLab) lab;
    assertThat(new ContainersLab(standing).use())
        .hasSize(14)
        .allMatch(use -> use.cpuNanos() > 0 && use.memoryBytes() > 0)
        .extracting(HostUse::host)
        .contains("db-D", "lb-A", "app-C", "ns2");
  }

  @Test
  void shouldDeployAndRollBackLikeOnAnyMachines() throws Exception {
    start.reset();
    deploy("2.0.0", 0);
    assertThat(Set.copyOf(start.releases().values())).containsExactly("shop-2.0.0");

    start.reset();
    GateProof before = start.prove();
    assertThat(before.problems(start.expected())).isEmpty();
    deploy("2.0.1-faulty", 10);
    GateProof after = start.prove();
    assertThat(after.releases()).isEqualTo(before.releases());
    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.checksum()).isEqualTo(before.checksum());
  }

  private void deploy(String version, int exit) {
    Programs.Result result =
        Programs.run(
            List.of(
                Home.java().toString(),
                "-jar",
                home.deployerJar().toString(),
                "deploy",
                "--yes",
                "--inventory",
                lab.inventory().toString(),
                "--release",
                release(version).toString(),
                "--journal",
                folder.resolve("journal-" + version + ".jsonl").toString()),
            LIMIT);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exit);
  }
}
