package org.cutover.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.loadgen.record.SampleCsv;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTest {
  private static final List<String> SAMPLES =
      List.of(
          sample(1_000, 10, "OK", true, ""),
          sample(1_999, 30, "\"a, \"\"b\"\"\"", false, "refused"),
          sample(1_500, 20, "\"two\nlines\"", true, ""),
          sample(2_000, 40, "OK", true, ""),
          sample(2_500, 70_000, "OK", false, "cut"));

  @TempDir private Path folder;

  @BeforeEach
  void writeSamples() throws Exception {
    Path trial = Files.createDirectories(folder.resolve("trials/1-low-none"));
    Files.writeString(
        trial.resolve("samples.csv"), SampleCsv.HEADER + "\n" + String.join("", SAMPLES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"duckdb", "fastcsv", "fastcsv-fields", "univocity", "jackson-csv", "commons-csv"})
  void shouldAddUpTheSameWhenValuesAreQuoted(String name) throws Exception {
    Path out = folder.resolve("out");

    PeerCatalogue.named(name).read(folder, out);

    assertThat(out.resolve(SumsFiles.TRIALS))
        .hasContent(
            """
            trial,samples,errors,cut,sum_ms,min_ms,max_ms,p50_ms,p90_ms,p95_ms,p99_ms
            1-low-none,4,1,1,100,10,40,20,40,40,40
            """);
    assertThat(out.resolve(SumsFiles.SECONDS))
        .hasContent(
            """
            trial,second,samples,errors,p50_ms,p99_ms
            1-low-none,1,3,1,20,30
            1-low-none,2,1,0,40,40
            """);
  }

  @Test
  void shouldCountLines() throws Exception {
    PeerCatalogue.named("bytes").read(folder, folder.resolve("out"));

    assertThat(folder.resolve("out").resolve(ByteScan.LINES)).hasContent("7\n");
  }

  @Test
  void shouldNameTheReadersWhenThereIsNoneOfTheName() {
    assertThatThrownBy(() -> PeerCatalogue.named("excel"))
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            "no reader 'excel'; there are duckdb, fastcsv, fastcsv-fields, univocity, commons-csv,"
                + " jackson-csv, bytes");
  }

  private static String sample(
      long time, long elapsed, String message, boolean success, String error) {
    return time
        + ","
        + elapsed
        + ",GET /item,200,"
        + message
        + ",users 1-1,text,"
        + success
        + ",,9095,122,1,1,http://10.0.1.2/item,9,0,1,"
        + time
        + ","
        + error
        + ",10.0.1.2:80,false\n";
  }
}
