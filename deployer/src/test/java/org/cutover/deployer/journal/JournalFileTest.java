package org.cutover.deployer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.JsonLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("journal.jsonl");
  }

  @Test
  void shouldKeepWhyADeploymentWasRefusedInAJournalOfItsOwn() throws IOException {
    refused("first");
    assertThat(written()).containsExactly("first started", "first outcome");
  }

  @Test
  void shouldLeaveAJournalAsItWasWhenADeploymentIsRefused() throws IOException {
    deployed("first");
    // Not even the torn line of a crash is tidied up.
    String before = Files.readString(file) + "{\"torn";
    Files.writeString(file, before);
    refused("second");
    assertThat(file).hasContent(before);
  }

  @Test
  void shouldGoOnWithAJournalWhenADeploymentIsNotRefused() throws IOException {
    deployed("first");
    deployed("second");
    try (JournalFile journal = JournalFile.open(file, "third", CLOCK)) {
      started(journal);
      outcome(journal, Phase.PREFLIGHT, 1);
    }
    assertThat(written())
        .containsExactly(
            "first started",
            "first finished",
            "first outcome",
            "second started",
            "second finished",
            "second outcome",
            "third started",
            "third outcome");
  }

  @Test
  void shouldRefuseAJournalThatAnotherDeploymentIsWriting() throws IOException {
    deployed("first");
    try (JournalFile running = JournalFile.open(file, "second", CLOCK)) {
      started(running);
      finished(running);
      try (JournalFile other = JournalFile.open(file, "third", CLOCK)) {
        started(other);
        assertThatThrownBy(() -> finished(other))
            .hasMessage(file + ": the journal cannot be written: another process is writing to it");
      }
      outcome(running, Phase.FINISH, 0);
    }
    assertThat(written()).endsWith("second started", "second finished", "second outcome");
  }

  @Test
  void shouldRefuseAFileThatIsNoJournal() throws IOException {
    for (String text : List.of("schema: 1\nservice: shop\n", "{\"a\":1}\n", "no line")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> JournalFile.open(file, "first", CLOCK))
          .isInstanceOfSatisfying(
              CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
          .hasMessage(file + ": is there and no journal; name another file with --journal");
      assertThat(file).hasContent(text);
    }
  }

  private void refused(String deployment) throws IOException {
    try (JournalFile journal = JournalFile.open(file, deployment, CLOCK)) {
      started(journal);
      outcome(journal, Phase.PREFLIGHT, 2);
    }
  }

  private void deployed(String deployment) throws IOException {
    try (JournalFile journal = JournalFile.open(file, deployment, CLOCK)) {
      started(journal);
      finished(journal);
      outcome(journal, Phase.FINISH, 0);
    }
  }

  private static void started(JournalFile journal) {
    journal.write(Phase.PREFLIGHT, "preflight", "", Event.STARTED, Map.of());
  }

  private static void finished(JournalFile journal) {
    journal.write(Phase.LOCK, "take lock", "", Event.FINISHED, Map.of());
  }

  private static void outcome(JournalFile journal, Phase phase, int exit) {
    journal.write(phase, "outcome", "", Event.OUTCOME, Map.of("exit", exit));
  }

  private List<String> written() throws IOException {
    return JsonLines.read(file).lines().stream().map(JournalFileTest::shown).toList();
  }

  private static String shown(JsonNode line) {
    return line.path("deployment").asText() + " " + line.path("event").asText();
  }
}
