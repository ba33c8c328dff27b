package org.cutover.lab.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineAptTest {
  @Test
  void shouldTakeDebian12AndNothingElseOfThisMachinesSources() {
    MachineApt apt =
        MachineApt.of(
            List.of(
                "Debian bookworm http://mirror.test/debian/ bookworm main",
                "Debian bookworm-updates http://mirror.test/debian/ bookworm-updates main",
                "Debian-Security bookworm-security http://s.test/ bookworm-security main",
                "Debian trixie http://mirror.test/debian/ trixie main",
                "Other nodistro https://other.test/ nodistro main"),
            List.of(
                "Acquire::http::Proxy \"http://proxy.test:3128\";",
                "Acquire::Check-Date \"false\";",
                "APT::Architecture \"amd64\";"));
    assertThat(apt.sources())
        .isEqualTo(
            """
            deb http://mirror.test/debian/ bookworm main
            deb http://mirror.test/debian/ bookworm-updates main
            deb http://s.test/ bookworm-security main
            """);
    assertThat(apt.settings())
        .isEqualTo(
            """
            Acquire::http::Proxy "http://proxy.test:3128";
            Acquire::Check-Date "false";
            """);
    assertThat(apt.mirror()).hasValue("http://mirror.test/debian/");
  }

  @Test
  void shouldLeaveTheImagesOwnSourcesWhereThereIsNoDebian12() {
    MachineApt apt = MachineApt.of(List.of(), List.of());
    assertThat(apt).isEqualTo(new MachineApt("", "", Optional.empty()));
  }
}
