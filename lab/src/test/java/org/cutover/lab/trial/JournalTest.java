package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  @Test
  void shouldReadTheOutcomeOfTheLastLine() throws IOException {
    Journal journal =
        Journal.read(
                file(
                    """
                    {"time":"2026-01-01T00:00:01.000Z","event":"started"}
                    {"time":"2026-01-01T00:00:09.500Z","event":"outcome","detail":{"result":"deployed","exit":0}}
                    """))
            .orElseThrow();
    assertThat(journal.exit()).contains(0);
    assertThat(journal.result()).contains("deployed");
    assertThat(journal.started()).isEqualTo("2026-01-01T00:00:01Z");
    assertThat(journal.ended()).isEqualTo("2026-01-01T00:00:09.500Z");
  }

  @Test
  void shouldSeeThatTheOutcomeIsMissing() throws IOException {
    Path file = file("{\"time\":\"2026-01-01T00:00:01.000Z\",\"event\":\"started\"}\n{\"torn");
    assertThat(Journal.read(file).orElseThrow().exit()).isEmpty();
  }

  @Test
  void shouldReadNothingFromWhatIsNoJournal() throws IOException {
    assertThat(Journal.read(file("hello\n"))).isEmpty();
    assertThat(Journal.read(file(""))).isEmpty();
    assertThat(Journal.read(file("{\"time\":\"yesterday\"}\n"))).isEmpty();
    assertThat(Journal.read(folder.resolve("absent"))).isEmpty();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("deployment.jsonl"), text);
  }
}
