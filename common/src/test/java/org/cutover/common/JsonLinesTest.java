package org.cutover.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir Path directory;

  @Test
  void shouldDropAndReportATornLastLineAndGoOnAfterIt() throws IOException {
    Path file = directory.resolve("manifest.jsonl");
    append(file, 1);
    Files.writeString(file, "{\"n\":2", StandardOpenOption.APPEND);

    assertThat(JsonLines.read(file).torn()).isTrue();
    assertThat(JsonLines.read(file).lines()).hasSize(1);

    append(file, 3);
    assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n{\"n\":3}\n");
  }

  @Test
  void shouldNameFileAndLineOfAnythingElse() throws IOException {
    Path file = directory.resolve("manifest.jsonl");
    Files.writeString(file, "{}\nnonsense\n{}\n");
    assertThatThrownBy(() -> JsonLines.read(file)).hasMessage(file + ":2: not a JSON object");
  }

  private static void append(Path file, int n) throws IOException {
    try (JsonLines lines = JsonLines.append(file)) {
      lines.append(JsonNodeFactory.instance.objectNode().put("n", n));
    }
  }
}
