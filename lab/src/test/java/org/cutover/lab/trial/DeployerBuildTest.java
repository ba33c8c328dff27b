package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeployerBuildTest {
  @Test
  void shouldFindAProgramOnThePathAndByItsPath() {
    assertThatCode(() -> build("sh").check()).doesNotThrowAnyException();
    assertThatCode(() -> build("/bin/sh").check()).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAProgramThatIsNotThereBeforeAnythingIsStarted() {
    assertThatThrownBy(() -> build("no-such-program").check())
        .hasMessage("deployer theirs: no program 'no-such-program'; give its path, or mend PATH");
    assertThatThrownBy(() -> build("./no-such-program").check())
        .hasMessageContaining("no program './no-such-program'");
  }

  private static DeployerBuild build(String program) {
    return new DeployerBuild("theirs", List.of(program, "--fast"));
  }
}
