package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableImportTest {
  private static final String HEADER = "level;scenario;run;samples;avg_ms;min_ms;max_ms;errors\n";

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private String trials() {
    return Imports.text(out().resolve("trials.csv"));
  }

  @Test
  void shouldGiveTheStudysTableBackByteByByte() {
    Path study = Path.of("..", "results", "study", "trials.csv");
    Imports.run(Imports.options(out(), study));
    assertThat(out().resolve("trials.csv")).hasSameBinaryContentAs(study);
  }

  @Test
  void shouldReadDecimalCommasAndKeepColumnsItDoesNotKnow() {
    Path file =
        Imports.file(
            folder,
            "table.csv",
            """
            remark;level;scenario;run;samples;avg_ms;min_ms;max_ms;throughput_rps;errors;deployer
            quiet;low;none;1;200;134,5;26;452;108,54;1;
            ;low;success;1;200;134,25;26;452;;0;ours
            """);
    Imports.run(Imports.options(out(), file));
    assertThat(trials())
        .isEqualTo(
            """
            level,scenario,run,samples,avg_ms,min_ms,max_ms,throughput_rps,errors,error_rate_pct,\
            deployer,remark
            low,none,1,200,134.5,26,452,108.54,1,0.5,,quiet
            low,success,1,200,134.25,26,452,,0,0.0,ours,
            """);
  }

  @Test
  void shouldRefuseNumbersThatCouldMeanTwoThings() {
    Path file =
        Imports.file(
            folder,
            "table.csv",
            HEADER
                + "low;none;1;200;134,5;26;452;0\n"
                + "low;none;2;200;1.234;26;452;0\n"
                + "low;none;3;200;1.234,5;26;452;0\n"
                + "low;none;4;2.000;1;26;452;0\n"
                + "low;none;0;200;1;26;452;0\n"
                + "../x;none;5;200;1;26;452;0\n"
                + "low;none;6;200;1;26;452;201\n"
                + "low;none;7;200;;26;452;0\n");
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .hasMessage(
            """
            FILE:3: avg_ms: '1.234' has a decimal point, numbers before it have a comma
            FILE:4: avg_ms: '1.234,5' should be a number of at least 0
            FILE:5: samples: '2.000' should be a whole number of at least 1
            FILE:6: run: '0' should be a whole number of at least 1
            FILE:7: level: '../x' should be letters, digits, spaces, _ . + - (at most 64)
            FILE:8: errors: 201 of only 200 samples
            FILE:9: avg_ms: '' should be a number of at least 0
            7 malformed rows, nothing was imported; mend the files, or leave such rows out and \
            have them counted in the report: --skip-malformed"""
                .replace("FILE", file.toString()));
  }

  @Test
  void shouldRefuseATrialThatIsThereTwice() {
    String row = "low;none;1;200;134,5;26;452;0\n";
    Path file = Imports.file(folder, "table.csv", HEADER + row + row);
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .hasMessage(file + ":3: is low/none run 1, and so is " + file + ":2");
    assertThat(out()).doesNotExist();
  }

  @Test
  void shouldCallTheControlNone() {
    Path file = Imports.file(folder, "table.csv", HEADER + "low;baseline;1;200;134,5;26;452;0\n");
    ImportOptions plain = Imports.options(out(), file);
    assertThat(Imports.run(plain).warnings())
        .containsExactly(
            "no trial of scenario 'none', so nothing can be compared; if yours has another name:"
                + " --control NAME");
    Path other = folder.resolve("other");
    assertThat(
            Imports.run(
                    new ImportOptions(
                        List.of(file),
                        other,
                        Optional.empty(),
                        Optional.of(Format.TIDY),
                        Imports.READING,
                        Optional.of("baseline"),
                        false))
                .warnings())
        .isEmpty();
    assertThat(Imports.text(other.resolve("trials.csv"))).contains("\nlow,none,1,");
  }

  @Test
  void shouldReadTheTotalOfFinalStatisticsInMilliseconds() throws IOException {
    Path file = Files.copy(Imports.resource("final-stats.csv"), folder.resolve("low-none-3.csv"));
    Imports.run(Imports.options(out(), file));
    assertThat(trials())
        .isEqualTo(
            """
            level,scenario,run,samples,avg_ms,min_ms,max_ms,throughput_rps,errors,error_rate_pct,\
            p50_ms,p90_ms,p95_ms,p99_ms
            low,none,3,31315,188.31,26,805,,3,0.009580073447229762,171,311,402,611
            """);
  }

  @Test
  void shouldSayWhatFinalStatisticsLack() throws IOException {
    String text = Imports.text(Imports.resource("final-stats.csv"));
    Path file = Imports.file(folder, "low-none-1.csv", text.replace("perc_100.0", "perc_99.99"));
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .hasMessage(
            file
                + ":1: no columns perc_0.0 and perc_100.0, so that the shortest and the longest"
                + " response time are not known; import the run's kpi.jtl instead, or let Taurus"
                + " write these percentiles as well");
    Path other = Imports.file(folder, "low-none-2.csv", text.replace("31312,31315", "31312,31316"));
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), other)))
        .hasMessageStartingWith(
            other + ":2: throughput: 31316 samples, but succ and fail are 31315 together\n");
    Path partial =
        Imports.file(
            folder,
            "low-none-4.csv",
            text.lines().filter(l -> !l.startsWith(",")).toList().stream()
                .reduce("", (a, b) -> a + b + "\n"));
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), partial)))
        .isInstanceOfSatisfying(
            CutoverException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE))
        .hasMessage(
            partial
                + ": needs one row with an empty label, the total; labels there:"
                + " 'http://service.test/item'");
  }
}
