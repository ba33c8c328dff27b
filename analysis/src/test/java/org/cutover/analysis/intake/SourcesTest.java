package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final String JTL = "timeStamp,elapsed,success\n1500000000000,1,true\n";

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  @Test
  void shouldSayAllThatIsWrongWithTheFilesAtOnce() throws IOException {
    Path first = Imports.file(folder, "low-none-1.jtl", JTL);
    Path twin = Imports.file(folder, "low-none-01.jtl", JTL);
    Path unfit = Imports.file(folder, "unfit.jtl", JTL);
    Path empty = Imports.file(folder, "low-none-2.jtl", "\n");
    Path zip = Imports.file(folder, "low-none-3.jtl", "PK\u0003\u0004");
    Path utf16 =
        Files.write(
            folder.resolve("low-none-4.jtl"), ("\uFEFF" + JTL).getBytes(StandardCharsets.UTF_16LE));
    Path twice = Imports.file(folder, "low-none-5.jtl", JTL.replace("success", "success,elapsed"));
    Path absent = folder.resolve("absent");
    assertThatThrownBy(
            () ->
                Imports.run(
                    Imports.options(
                        out(), first, twin, unfit, empty, zip, utf16, twice, absent, folder)))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            """
            DIR/low-none-01.jtl: is low/none run 1, and so is DIR/low-none-1.jtl
            DIR/unfit.jtl: its name does not fit --name '{level}-{scenario}-{run}.*'
            DIR/low-none-2.jtl: is empty
            DIR/low-none-3.jtl: a zip file; unpack it and name the files in it
            DIR/low-none-4.jtl: text in UTF-16; save it as UTF-8
            DIR/low-none-5.jtl:1: column 'elapsed' is there twice
            DIR/absent: no such file
            DIR: is a folder; name the files in it"""
                .replace("DIR", folder.toString()));
  }

  @Test
  void shouldAskForThePatternThatFilesOfOneTrialNeed() {
    Path file = Imports.file(folder, "low-none-1.jtl", JTL);
    ImportOptions options = Imports.options(out(), file);
    assertThatThrownBy(
            () ->
                Imports.run(
                    new ImportOptions(
                        options.files(),
                        out(),
                        Optional.empty(),
                        Optional.empty(),
                        Imports.READING,
                        Optional.empty(),
                        false)))
        .hasMessage(
            file
                + ": which trial is it? Say how names tell it, such as --name"
                + " '{level}-{scenario}-{run}.jtl'");
  }

  @Test
  void shouldRefuseAFolderThatIsNotEmptyAndTakeOneThatIs() throws IOException {
    Path file = Imports.file(folder, "low-none-1.jtl", JTL);
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("x"), "");
    assertThatThrownBy(() -> Imports.run(Imports.options(full, file)))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(full + ": is not empty; name another --out");
    Files.createDirectory(out());
    Imports.run(Imports.options(out(), file));
    assertThat(out().resolve("trials.csv")).exists();
  }

  @Test
  void shouldLeaveNothingBehindWhenInterrupted() {
    Path jtl = Imports.file(folder, "low-none-1.jtl", JTL);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Importer.run(Imports.options(out().resolve("deep"), jtl)))
          .isInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(out()).doesNotExist();
  }
}
