package org.cutover.lab.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  @Test
  void shouldSplitAtSpacesWhenNothingIsQuoted() {
    assertThat(ShellWords.split(" service  start shop-1.0.0 "))
        .contains(List.of("service", "start", "shop-1.0.0"));
  }

  @Test
  void shouldKeepWhatSingleQuotesHold() {
    assertThat(ShellWords.split("'service' 'start' 'a; rm -rf \"$HOME\"' ''"))
        .contains(List.of("service", "start", "a; rm -rf \"$HOME\"", ""));
  }

  @Test
  void shouldJoinPartsOfAWordWhenQuotesStandInside() {
    assertThat(ShellWords.split("a'b c'd")).contains(List.of("ab cd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"service start x; rm y", "service $(x)", "a|b", "a > b", "it's", "a\nb", "a\\ b"})
  void shouldLeaveTheLineToTheShellWhenItIsMoreThanWords(String line) {
    assertThat(ShellWords.split(line)).isEmpty();
  }
}
