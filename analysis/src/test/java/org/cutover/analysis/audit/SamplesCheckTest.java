package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cutover.analysis.SampledArchives;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of an archive of ours, held to the samples of their trials. */
class SamplesCheckTest {
  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void writeSoundArchive() {
    archive = SampledArchives.in(folder);
  }

  @Test
  void shouldFindNothingWhereRowsAreWhatTheirSamplesComeTo() {
    assertThat(contradictions()).isEmpty();
  }

  @Test
  void shouldFindARowThatItsSamplesContradict() {
    Audits.Spot spot = new Audits.Spot("trials.csv", 1, "max_ms");
    String right = Audits.get(archive, spot);
    Audits.set(archive, spot, "99999");
    assertThat(contradictions())
        .singleElement()
        .asString()
        .contains("max_ms, printed 99999, recomputed " + right + ": the samples of trials/");
  }

  private List<String> contradictions() {
    return Audits.serious(archive).stream().filter(line -> line.contains("samples of")).toList();
  }
}
