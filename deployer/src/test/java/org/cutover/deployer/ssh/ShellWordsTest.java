package org.cutover.deployer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
  @Test
  void shouldQuoteExactlyWhatAShellWouldTouch() {
    assertThat(ShellWords.line(List.of("tar", "-xzf", "/srv/a_1.tgz", "a b", "it's", "", "$x;&")))
        .isEqualTo("tar -xzf /srv/a_1.tgz 'a b' 'it'\\''s' '' '$x;&'");
  }

  @Test
  void shouldRefuseANulWhenNoShellCouldPassItOn() {
    assertThatThrownBy(() -> ShellWords.line(List.of("a\0b")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
