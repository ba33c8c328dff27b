package org.cutover.loadgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.common.terminal.Terminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LoadCommandTest {
  @Test
  void shouldNameAllValuesAlikeInItsHelp() {
    LoadCommand command =
        new LoadCommand(
            Terminal.silent(),
            () -> {
              throw new AssertionError("no load is wanted");
            });
    assertThat(new CommandLine(command).getUsageMessage())
        .contains("--users=N", "--throughput=RATE")
        .doesNotContain("<");
  }
}
