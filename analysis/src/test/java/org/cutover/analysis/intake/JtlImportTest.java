package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.zip.GZIPOutputStream;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JtlImportTest {
  private static final String HEADER = "timeStamp,elapsed,label,responseCode,success\n";

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void comeHome() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private String trials() {
    return Imports.text(out().resolve("trials.csv"));
  }

  /** One trial's row without what stands before its samples. */
  private String row() {
    return trials().lines().skip(1).findFirst().orElseThrow().replace("low,none,1,", "");
  }

  private static Path[] ofJMeter() {
    return List.of(
            "low-none-1.jtl",
            "low-none-2.jtl",
            "low-success-1.jtl",
            "low-success-2.jtl",
            "low-failure-1.jtl")
        .stream()
        .map(Imports::resource)
        .toArray(Path[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "pt-BR", "ar-EG-u-nu-arab", "tr-TR"})
  void shouldReadWhatJMeterWritesUnderAnyLocale(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
    ImportResult result = Imports.run(Imports.options(out(), ofJMeter()));
    assertThat(trials())
        .isEqualTo(
            """
            level,scenario,run,samples,avg_ms,min_ms,max_ms,throughput_rps,errors,error_rate_pct,\
            started_at,goodput_rps,p50_ms,p90_ms,p95_ms,p99_ms
            low,none,1,30,10.9,0,221,102.73972602739727,20,66.66666666666667,\
            2026-11-24T21:35:00.891Z,34.24657534246575,2,10,24,221
            low,success,1,10,35.5,5,285,19.120458891013385,10,100.0,\
            2026-11-24T21:35:04.261Z,0.0,7,12,285,285
            low,failure,1,30,3.2333333333333334,0,31,77.51937984496124,20,66.66666666666667,\
            2026-11-24T21:35:08.209Z,25.839793281653748,2,6,7,31
            low,none,2,30,4.366666666666666,0,61,94.04388714733543,20,66.66666666666667,\
            2026-11-24T21:35:02.724Z,31.34796238244514,2,6,8,61
            low,success,2,30,5.066666666666666,0,65,114.94252873563218,20,66.66666666666667,\
            2026-11-24T21:35:06.567Z,38.314176245210724,2,6,8,65
            """);
    assertThat(result.files())
        .extracting(ImportResult.ImportedFile::notes)
        .containsExactly(
            List.of(),
            List.of("10 rows of transactions left out, whose requests are counted one by one"),
            List.of("10 rows are transactions of several requests, each counted as one sample"),
            List.of("10 rows of transactions left out, whose requests are counted one by one"),
            List.of("10 rows of transactions left out, whose requests are counted one by one"));
  }

  @Test
  void shouldKeepEverySampleWithItsVariablesAndTellWhyItFailed() {
    Imports.run(Imports.options(out(), ofJMeter()));
    assertThat(Imports.text(out().resolve("trials/2-low-success/samples.csv.gz")))
        .startsWith(
            """
            timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,\
            failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,SampleCount,\
            ErrorCount,Hostname,IdleTime,Connect,"errorClass","color"
            1795556106567,65,GET /item,200,OK,"users, all 1-1",text,true,,202,117,1,1,\
            http://127.0.0.1:18765/item,61,1,0,host,0,55,,"re""d,
            line two"
            1795556106633,6,GET /missing,404,File not found,"users, all 1-1",text,false,,520,120,\
            1,1,http://127.0.0.1:18765/missing,6,1,1,host,0,1,http-4xx,"re""d,
            line two"
            """);
    assertThat(Imports.text(out().resolve("trials/2-low-success/trial.json")))
        .contains("\"errors_by_class\" : {\n    \"http-4xx\" : 10,\n    \"refused\" : 10\n  }");
  }

  @Test
  void shouldGiveAnArchiveThatTheReportReads() {
    Imports.run(Imports.options(out(), ofJMeter()));
    Archive archive = new ArchiveReader(Set.of()).read(out());
    assertThat(archive.trials()).hasSize(5);
    assertThat(archive.warnings()).containsExactly("low/failure: 1 of 2 trials are there");
    assertThat(Imports.text(out().resolve("experiment.yml")))
        .isEqualTo(
            """
            schema: 1
            # What the imported files show. Add users and throughput to the levels, and margins.
            name: out
            lab: imported
            repetitions: 2
            levels:
              low: {}
            scenarios:
              none: {}
              success: {}
              failure: {}
            """);
  }

  @Test
  void shouldReadTheJtlOfTaurus() throws IOException {
    Path file = Files.copy(Imports.resource("kpi.jtl"), folder.resolve("low-none-1.jtl"));
    Imports.run(Imports.options(out(), file));
    assertThat(row())
        .isEqualTo(
            "6,13382.666666666666,2,50003,0.1176401388153638,3,50.0,"
                + "2017-05-23T10:00:00.000Z,0.0588200694076819,90,50003,50003,50003");
    assertThat(Imports.text(out().resolve("trials/1-low-none/trial.json")))
        .contains("\"http-5xx\" : 1", "\"response-timeout\" : 1", "\"stale-connection\" : 1");
  }

  @Test
  void shouldFindColumnsInAnyOrderBelowAByteOrderMarkInGzipOfAnyName() throws IOException {
    Path file = folder.resolve("low-none-1.csv");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(
          "\uFEFF\r\nsuccess|elapsed|label|timeStamp\r\nTRUE|20|a|1500000000000\r\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    Imports.run(Imports.options(out(), file));
    assertThat(row()).startsWith("1,20.0,20,20,50.0,0,0.0,2017-07-14T02:40:00.000Z");
    assertThat(Imports.text(out().resolve("trials/1-low-none/samples.csv.gz")))
        .isEqualTo("timeStamp,elapsed,label,success,\"errorClass\"\n1500000000000,20,a,true,\n");
  }

  @Test
  void shouldCountRequestsThatWereCutOffApart() {
    Path file =
        Imports.file(
            folder,
            "low-none-1.csv",
            """
            timeStamp,elapsed,label,success,"errorClass"
            1500000000000,20,a,true,
            1500000000100,9,a,false,cut
            """);
    Imports.run(Imports.options(out(), file));
    assertThat(trials().lines().toList().get(0)).endsWith("p99_ms,cut");
    assertThat(row()).startsWith("1,20.0,").endsWith(",20,20,20,20,1");
  }

  @Test
  void shouldTakeTimeStampsForEndsWhenTold() {
    Path file = Imports.file(folder, "low-none-1.csv", HEADER + "1500000000020,20,a,200,true\n");
    Imports.run(
        Imports.reading(
            new ImportOptions.JtlReading(
                List.of(),
                Optional.empty(),
                ZoneId.of("UTC"),
                true,
                List.of(),
                Transactions.Rule.AUTO),
            out(),
            file));
    assertThat(row()).contains("2017-07-14T02:40:00.000Z");
  }

  @Test
  void shouldReadNamedColumnsWhereThereIsNoHeader() {
    Path file = Imports.file(folder, "low-none-1.csv", "true;7;1500000000000;x\n");
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .hasMessage(
            file
                + ":1: is of no known format (jtl, final-stats, tidy): 'true;7;1500000000000;x';"
                + " a JTL without a header and with columns other than JMeter's default needs"
                + " --columns");
    Imports.run(
        Imports.reading(
            new ImportOptions.JtlReading(
                List.of("success", "elapsed", "timeStamp", "label"),
                Optional.empty(),
                ZoneId.of("UTC"),
                false,
                List.of(),
                Transactions.Rule.AUTO),
            out(),
            file));
    assertThat(row()).startsWith("1,7.0,7,7,");
  }

  @Test
  void shouldCountOnlyTheLabelsAskedFor() {
    Path file =
        Imports.file(
            folder,
            "low-none-1.csv",
            HEADER + "1500000000000,20,GET /a,200,true\n1500000000000,30,POST /a,200,true\n");
    ImportResult result =
        Imports.run(
            Imports.reading(Imports.transactions(Transactions.Rule.AUTO, "GET *"), out(), file));
    assertThat(row()).startsWith("1,20.0,");
    assertThat(result.files().get(0).notes())
        .containsExactly("1 rows of other labels left out: 'POST /a'");
    assertThatThrownBy(
            () ->
                Imports.run(
                    Imports.reading(
                        Imports.transactions(Transactions.Rule.AUTO, "PUT"),
                        folder.resolve("other"),
                        file)))
        .hasMessage(
            file + ": no samples with the labels of --labels; there are 'GET /a', 'POST /a'");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void shouldRefuseXmlWithAWayOut() {
    Path file = Imports.file(folder, "low-none-1.jtl", "<?xml version=\"1.0\"?>\n<testResults/>");
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .isInstanceOfSatisfying(
            CutoverException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE))
        .hasMessage(
            file
                + ": is XML; import reads JMeter's CSV: run JMeter with"
                + " -Jjmeter.save.saveservice.output_format=csv, or open the file in a listener"
                + " of JMeter and save it as CSV");
  }

  @Test
  void shouldGiveTheSameBytesEachTime() throws IOException {
    Imports.run(Imports.options(out(), ofJMeter()));
    Path again = folder.resolve("again").resolve("out");
    Imports.run(Imports.options(again, ofJMeter()));
    for (String name :
        List.of(
            "trials.csv",
            "experiment.yml",
            "import.json",
            "trials/1-low-none/samples.csv.gz",
            "trials/1-low-none/trial.json")) {
      assertThat(again.resolve(name)).hasSameBinaryContentAs(out().resolve(name));
    }
  }
}
