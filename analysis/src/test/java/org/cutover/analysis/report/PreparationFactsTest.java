package org.cutover.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationFactsTest {
  @TempDir private Path folder;

  @Test
  void shouldTellWarmUpRehearsalsAndHolds() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("preparation.jsonl"),
            """
            {"schema":1,"event":"policy","fit_hold":true}
            {"schema":1,"event":"warm-up","took_ms":12400,"limit_ms":30000,"steady":true}
            {"schema":1,"event":"rehearsal","level":"high","scenario":"success","deployer":"ours","took_ms":8100,"result":"deployed"}
            {"schema":1,"event":"hold","measured_in":"rehearsal","longest_ms":8100,"needed_ms":13000,"before_ms":14000,"hold_ms":14000}
            {"schema":1,"event":"hold","measured_in":"trials","longest_ms":15000,"needed_ms":23000,"before_ms":14000,"hold_ms":23000}
            {"schema":1,"event":"warm-up","took_ms":30100,"limit_ms":30000,"steady":false}
            """);
    assertThat(PreparationFacts.of(file))
        .containsExactly(
            new Provenance.Fact("warm-up", "response times no longer fell after 12.4 s"),
            new Provenance.Fact("rehearsal", "success by ours at high load: deployed in 8.1 s"),
            new Provenance.Fact(
                "hold", "14.0 s; the longest deployment took 8.1 s (rehearsal) and needs 13.0 s"),
            new Provenance.Fact(
                "hold",
                "23.0 s in place of 14.0 s; the longest deployment took 15.0 s (trials) and needs"
                    + " 23.0 s"),
            new Provenance.Fact("warm-up", "response times still fell at the limit of 30.0 s"));
  }

  @Test
  void shouldHaveNothingToTellOfAnArchiveWithoutThatFile() throws IOException {
    assertThat(PreparationFacts.of(folder.resolve("preparation.jsonl"))).isEmpty();
  }
}
