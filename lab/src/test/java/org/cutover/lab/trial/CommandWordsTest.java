package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandWordsTest {
  @Test
  void shouldSplitAtSpacesOutsideQuotes() {
    assertThat(CommandWords.split("  java -jar 'my deployer.jar'  --name=\"a b\" '' "))
        .containsExactly("java", "-jar", "my deployer.jar", "--name=a b", "");
  }

  @Test
  void shouldExpandNothing() {
    assertThat(CommandWords.split("run $HOME ; rm *"))
        .containsExactly("run", "$HOME", ";", "rm", "*");
  }

  @Test
  void shouldRefuseAnOpenQuoteAndAnEmptyCommand() {
    assertThatThrownBy(() -> CommandWords.split("a 'b")).hasMessageContaining("not closed");
    assertThatThrownBy(() -> CommandWords.split("  ")).hasMessageContaining("is empty");
  }
}
