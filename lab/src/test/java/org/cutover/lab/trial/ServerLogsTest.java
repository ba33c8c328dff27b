package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogsTest {
  @TempDir Path folder;

  @Test
  void shouldKeepOnlyWhatWasWrittenSince() throws IOException {
    Path grown = Files.writeString(folder.resolve("app-A.log"), "before\n");
    Path still = Files.writeString(folder.resolve("app-B.log"), "before\n");
    Path late = folder.resolve("app-C.log");
    ServerLogs logs = new ServerLogs(List.of(grown, still, late));

    Files.writeString(grown, "during\n", StandardOpenOption.APPEND);
    Files.writeString(late, "new\n");
    logs.copyNew(folder.resolve("logs"));

    assertThat(text("app-A.log.gz")).isEqualTo("during\n");
    assertThat(text("app-C.log.gz")).isEqualTo("new\n");
    assertThat(folder.resolve("logs/app-B.log.gz")).doesNotExist();
  }

  @Test
  void shouldKeepAllOfALogThatWasBegunAnew() throws IOException {
    Path log = Files.writeString(folder.resolve("app-A.log"), "a long line of an earlier trial\n");
    ServerLogs logs = new ServerLogs(List.of(log));
    Files.writeString(log, "anew\n");
    logs.copyNew(folder.resolve("logs"));
    assertThat(text("app-A.log.gz")).isEqualTo("anew\n");
  }

  private String text(String name) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("logs").resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
