package org.cutover.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void shouldLeaveAnOrdinaryPathAsItIs() {
    assertThat(ShellWord.of(Path.of("results/quick-2"))).isEqualTo("results/quick-2");
    assertThat(ShellWord.of(Path.of("/tmp/übung_1.d"))).isEqualTo("/tmp/übung_1.d");
  }

  @Test
  void shouldQuoteWhatAShellWouldTakeApart() {
    assertThat(ShellWord.of(Path.of("my results/quick"))).isEqualTo("'my results/quick'");
    assertThat(ShellWord.of("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
    assertThat(ShellWord.of("")).isEqualTo("''");
  }
}
