package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifest, folders and rows of an archive of ours, held to each other. */
class OwnArchiveAuditTest {
  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void writeSoundArchive() {
    archive = OwnArchive.in(folder);
  }

  @Test
  void shouldFindNothingInASoundArchive() {
    assertThat(AuditText.lines(Audit.of(archive))).containsExactly("Everything adds up.");
  }

  @Test
  void shouldFindEachNumberOfARowThatWasChanged() {
    List<String> missed = new ArrayList<>();
    for (int line = 1; line <= 2; line++) {
      for (String column : Audits.lines(archive, "trials.csv").get(0).split(",", -1)) {
        Audits.Spot spot = new Audits.Spot("trials.csv", line, column);
        String right = Audits.get(archive, spot);
        if (right.matches("\\d+(\\.\\d+)?") && !column.equals("run")) {
          Audits.set(
              archive, spot, right.equals("0") ? "7" : right + (right.contains(".") ? 5 : 0));
          if (Audits.serious(archive).stream().noneMatch(l -> l.contains("trial.json says"))) {
            missed.add(spot.toString());
          }
          Audits.set(archive, spot, right);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void shouldSayWhichFileARowContradicts() {
    Audits.row(archive, "low,success,1,", "avg_ms", "41.5");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials.csv low/success@ours run 1 avg_ms, printed 41.5, recomputed 14.5:"
                + " trials/1-low-success/trial.json says otherwise");
  }

  @Test
  void shouldFindATornLastLineOfTheManifest() {
    manifest(OwnArchive.MANIFEST + "{\"schema\":1,\"ev");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "doubtful manifest.jsonl: the last line is torn: a run was killed while it wrote it");
  }

  @Test
  void shouldFindATrialThatStartedAndNeverEnded() {
    manifest(
        OwnArchive.MANIFEST + "{\"event\":\"started\",\"trial\":\"1-low-none\",\"attempt\":2}\n");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "doubtful manifest.jsonl: 1-low-none: started 2 times, but ended 1 times (1 valid, 0"
                + " void)");
  }

  @Test
  void shouldFindATrialThatIsCalledValidTwiceOrWasNeverPlanned() {
    manifest(
        OwnArchive.MANIFEST
            + "{\"event\":\"valid\",\"trial\":\"1-low-none\",\"attempt\":1}\n"
            + "{\"event\":\"rerun\",\"trial\":\"7-low-none\",\"attempt\":1}\n");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    manifest.jsonl: 1-low-none: is called valid 2 times",
            "wrong    manifest.jsonl: 1-low-none: started 1 times, but ended 2 times (2 valid, 0"
                + " void)",
            "wrong    manifest.jsonl: 7-low-none: is planned 0 times");
  }

  @Test
  void shouldFindAVoidAttemptThatWasNotKept() {
    delete("trials/1-low-success-void1");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    manifest.jsonl: 1-low-success: is called void 1 times, but 0 void attempts are"
                + " kept");
  }

  @Test
  void shouldFindARowWithoutItsFolder() {
    delete("trials/1-low-none");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    manifest.jsonl: 1-low-none: is called valid, but has no folder",
            "wrong    trials.csv low/none run 1: has no folder with its trial");
  }

  @Test
  void shouldFindAFolderWithoutItsRow() {
    Audits.drop(archive, "trials.csv", "low,none,1,");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials/1-low-none: counts, but trials.csv has no row of it",
            "doubtful trials.csv low/none run, printed 0, recomputed 1: 0 of 1 trials are there; no"
                + " run 1");
  }

  @Test
  void shouldFindAFolderThatTheManifestDoesNotCallValid() {
    manifest(
        OwnArchive.MANIFEST.replace(
            "{\"schema\":1,\"event\":\"valid\",\"trial\":\"1-low-none\",\"attempt\":1}\n", ""));
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    manifest.jsonl: 1-low-none: has a folder, but is nowhere called valid",
            "doubtful manifest.jsonl: 1-low-none: started 1 times, but ended 0 times (0 valid, 0"
                + " void)");
  }

  @Test
  void shouldFindWhatAKilledRunLeftBehind() throws IOException {
    Files.createDirectories(archive.resolve("trials/.partial-1-low-none"));
    assertThat(Audits.serious(archive))
        .containsExactly(
            "doubtful trials/.partial-1-low-none: is left over from a run that was killed");
  }

  @Test
  void shouldFindATrialFileThatCannotBeRead() {
    trial("{");
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials.csv low/success@ours run 1: has no folder with its trial",
            "wrong    trials/1-low-success: has no trial.json that can be read");
  }

  @Test
  void shouldOnlyNoteAVoidAttemptThatWasKilledBeforeItsTrialFile() throws IOException {
    Files.delete(archive.resolve("trials/1-low-success-void1/trial.json"));
    assertThat(AuditText.lines(Audit.of(archive)))
        .containsExactly(
            "note     trials/1-low-success-void1: has no trial.json that can be read",
            "0 wrong, 0 doubtful, 1 to be noted");
  }

  @Test
  void shouldFindATrialThatCountsThoughItsDeploymentEndedOtherwise() {
    trial(OwnArchive.SUCCESS.replace("\"exit\":0", "\"exit\":12"));
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials/1-low-success/trial.json low/success@ours run 1 exit, printed 12: counts,"
                + " though exit code 0 was expected");
  }

  @Test
  void shouldFindAVoidTrialUnderTheNameOfAValidOne() {
    trial(OwnArchive.SUCCESS.replace("\"valid\":true", "\"valid\":false"));
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials/1-low-success/trial.json low/success@ours run 1 valid, printed false:"
                + " contradicts the name of its folder");
  }

  @Test
  void shouldFindTimesThatRunBackwards() {
    trial(OwnArchive.SUCCESS.replace("\"deploy_at\":3000", "\"deploy_at\":1500"));
    assertThat(Audits.serious(archive))
        .containsExactly(
            "wrong    trials/1-low-success/trial.json low/success@ours run 1 deploy_at, printed 1500:"
                + " is before hold_start");
  }

  @Test
  void shouldFindAMissingManifestAndNoteMissingFolders() throws IOException {
    Files.delete(archive.resolve("manifest.jsonl"));
    assertThat(Audits.serious(archive))
        .containsExactly("doubtful manifest.jsonl: is missing, though there are folders of trials");
    manifest(OwnArchive.MANIFEST);
    delete("trials/1-low-none");
    delete("trials/1-low-success");
    delete("trials/1-low-success-void1");
    Files.delete(archive.resolve("trials"));
    assertThat(AuditText.lines(Audit.of(archive)))
        .containsExactly(
            "note     trials/: is not there: rows are not held to their trials",
            "0 wrong, 0 doubtful, 1 to be noted");
  }

  private void manifest(String text) {
    Audits.write(archive.resolve("manifest.jsonl"), text);
  }

  private void trial(String json) {
    Audits.write(archive.resolve("trials/1-low-success/trial.json"), json);
  }

  private void delete(String trial) {
    try {
      Files.delete(archive.resolve(trial).resolve("trial.json"));
      Files.delete(archive.resolve(trial));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
