package org.cutover.deployer.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldStatusTest {
  @Test
  void shouldReadWhatASupervisorSays() {
    assertThat(HoldStatus.parse("7 holding left-ms=-20 committed=yes pid=12 later=1\n"))
        .isEqualTo(
            new HoldStatus(
                7,
                HoldStatus.State.HOLDING,
                true,
                OptionalLong.of(-20),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty()));
    HoldStatus released = HoldStatus.parse("7 released to=old by=deadline held-ms=5003");
    assertThat(released.state()).isEqualTo(HoldStatus.State.RELEASED);
    assertThat(released.committed()).isFalse();
    assertThat(released.heldMs()).hasValue(5003);
    assertThat(released.to()).hasValue("old");
    assertThat(released.by()).hasValue("deadline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "seven armed", "7 asleep", "7 holding left-ms=soon"})
  void shouldShowALineThatIsNone(String line) {
    assertThatThrownBy(() -> HoldStatus.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + line + "' is no state of a hold");
  }
}
