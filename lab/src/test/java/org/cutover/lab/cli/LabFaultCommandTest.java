package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class LabFaultCommandTest {
  private static CommandLine.ParseResult parsed(String... words) {
    return new CommandLine(new LabFaultCommand()).parseArgs(words).subcommand();
  }

  @Test
  void shouldTellEveryFaultItsTargetAndItsLength() {
    for (String fault : new String[] {"stop", "freeze", "cut", "slow"}) {
      CommandLine.ParseResult result = parsed(fault, "db-B", "--for", "20s");
      assertThat(result.matchedPositionalValue(0, "")).isEqualTo("db-B");
      assertThat(result.matchedOptionValue("--for", "")).isEqualTo("20s");
    }
  }

  @Test
  void shouldTellHowASlowHostIsSlowed() {
    CommandLine.ParseResult result = parsed("slow", "--rate", "64", "app-D");
    assertThat(result.matchedOptionValue("--rate", 0)).isEqualTo(64);
    assertThat(result.matchedPositionalValue(0, "")).isEqualTo("app-D");
    assertThat(result.hasMatchedOption("--delay")).isFalse();
  }

  @Test
  void shouldDemandATarget() {
    assertThatThrownBy(() -> parsed("freeze", "--for", "20s"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("HOST|SITE");
  }
}
