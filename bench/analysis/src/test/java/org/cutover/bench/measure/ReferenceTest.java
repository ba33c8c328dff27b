package org.cutover.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cutover.bench.archive.Plan;
import org.cutover.bench.peer.SumsFiles;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
  private static final String WORTHLESS = "; times of wrong answers are worth nothing";

  @TempDir private Path folder;
  private Places places;
  private Preparation preparation;

  @BeforeEach
  void generate() throws Exception {
    places = new Places(folder, folder);
    preparation = new Preparation(places, new Plan(1, 9_000, 7));
    preparation.archives();
  }

  @Test
  void shouldAgreeWithTheGeneratedRowsAndWithItself() throws Exception {
    Reference reference = preparation.reference();

    assertThat(reference.trialCount()).isEqualTo(9);
    assertThat(reference.samples()).isBetween(8_800L, 9_200L);
    assertThat(reference.checkSums(places.out("reference-gzip")))
        .isEqualTo("every number of every trial and second");
  }

  @Test
  void shouldRefuseAReaderThatFindsAnotherNumber() throws Exception {
    Reference reference = preparation.reference();
    Path other = places.out("reference-gzip");
    Path seconds = other.resolve(SumsFiles.SECONDS);
    String text = Files.readString(seconds);
    Files.writeString(seconds, text.substring(0, text.length() - 2) + "x\n");

    assertThatThrownBy(() -> reference.checkSums(other))
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            seconds
                + " differs from "
                + places.out("reference").resolve(SumsFiles.SECONDS)
                + " from byte "
                + (text.length() - 2)
                + " on"
                + WORTHLESS);
  }

  @Test
  void shouldRefuseAnArchiveWhoseRowsSaySomethingElse() throws Exception {
    Path rows = places.archive("plain").resolve("trials.csv");
    String text = Files.readString(rows);
    String samples = text.lines().skip(1).findFirst().orElseThrow().split(",", -1)[3];
    Files.writeString(rows, text.replaceFirst("low,none,1," + samples, "low,none,1,1" + samples));

    assertThatThrownBy(preparation::reference)
        .isInstanceOf(CutoverException.class)
        .hasMessageStartingWith("1-low-none samples: 1" + samples + " where ")
        .hasMessageEndingWith(WORTHLESS);
  }

  @Test
  void shouldRefuseAReportWithAnotherMean() throws Exception {
    Reference reference = preparation.reference();
    Path data = Files.createDirectories(folder.resolve("report/data"));
    Files.writeString(
        data.resolve("cells.csv"), "metric,level,scenario,mean\navg_ms,low,none,12345.6\n");

    assertThatThrownBy(() -> reference.checkReport(folder.resolve("report")))
        .isInstanceOf(CutoverException.class)
        .hasMessageStartingWith("avg_ms-low-none: 12345.6 where ")
        .hasMessageEndingWith(WORTHLESS);
  }

  @Test
  void shouldSayWhenAReportReadNoSamples() throws Exception {
    Reference reference = preparation.reference();
    Path data = Files.createDirectories(folder.resolve("report/data"));
    Files.writeString(data.resolve("cells.csv"), "metric,level,scenario,mean\n");

    assertThat(reference.checkReport(folder.resolve("report")))
        .isEqualTo("0 means of cells; it read NO SAMPLES, so its time is no answer");
  }

  @Test
  void shouldRefuseATimelineThatLacksASample() throws Exception {
    Reference reference = preparation.reference();
    Path data = Files.createDirectories(folder.resolve("report/data"));
    Files.writeString(data.resolve("cells.csv"), "metric,level,scenario,mean\n");
    Files.writeString(data.resolve("timeline.csv"), "requests,errors\n17,0\n");

    assertThatThrownBy(() -> reference.checkReport(folder.resolve("report")))
        .isInstanceOf(CutoverException.class)
        .hasMessageStartingWith("requests in timeline.csv: 17 where ")
        .hasMessageEndingWith(WORTHLESS);
  }
}
