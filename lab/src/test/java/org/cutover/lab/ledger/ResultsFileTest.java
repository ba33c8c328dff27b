package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  @TempDir Path folder;

  @Test
  void shouldGoOnWhereAnEarlierProcessEnded() throws IOException {
    add(Results.clean(1, "success"));
    add(Results.contradicted(2, "kill@decide"));

    try (ResultsFile file = ResultsFile.open(folder)) {
      assertThat(file.all())
          .containsExactly(Results.clean(1, "success"), Results.contradicted(2, "kill@decide"));
      assertThat(file.wasTorn()).isFalse();
    }
  }

  @Test
  void shouldLeaveOutALastLineThatWasTorn() throws IOException {
    add(Results.clean(1, "success"));
    Files.writeString(
        folder.resolve("results.jsonl"), "{\"schema\":1,\"run\":2,\"ti", StandardOpenOption.APPEND);

    try (ResultsFile file = ResultsFile.open(folder)) {
      assertThat(file.wasTorn()).isTrue();
      assertThat(file.all()).hasSize(1);
      file.add(Results.clean(2, "failure"));
    }
    assertThat(ResultsFile.read(folder))
        .containsExactly(Results.clean(1, "success"), Results.clean(2, "failure"));
  }

  @Test
  void shouldLetOneProcessAtATimeAdd() throws IOException {
    try (ResultsFile first = ResultsFile.open(folder)) {
      assertThat(first.all()).isEmpty();
      assertThatThrownBy(() -> ResultsFile.open(folder))
          .isInstanceOf(CutoverException.class)
          .hasMessageContaining("another process adds results here");
    }
  }

  @Test
  void shouldReadNothingWhereNothingIs() throws IOException {
    assertThat(ResultsFile.read(folder)).isEmpty();
  }

  private void add(RunResult result) throws IOException {
    try (ResultsFile file = ResultsFile.open(folder)) {
      file.add(result);
    }
  }
}
