package org.cutover.lab.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what Podman 4.3.1 says on a Debian 12 where one package was taken away. */
class RemedyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error: netavark: No such file or directory (os error 2)"
            + " | netavark finds no iptables, by which it routes packets: apt-get install iptables",
        "Error: default OCI runtime \"runc\" not found: invalid argument"
            + " | the program that starts containers is missing: apt-get install runc",
        "Error: could not find a working conmon binary (configured options: [/usr/bin/conmon]:"
            + " invalid argument)"
            + " | Podman finds no conmon, which watches its containers: apt-get install conmon",
        "Error: OCI runtime error: crun: cgroups in hybrid mode not supported, drop all controllers"
            + " from cgroupv2"
            + " | crun refuses this machine's control groups, and there is no runc:"
            + " apt-get install runc",
      })
  void shouldNameThePackageThatMendsAFault(String complaint, String remedy) {
    assertThat(Remedy.added(complaint)).isEqualTo(complaint + "; " + remedy);
  }

  @Test
  void shouldNameWhatMakesNetworksAndWhatItCalls() {
    assertThat(
            Remedy.added(
                "Error: could not find \"netavark\" in one of [/usr/libexec/podman"
                    + " /usr/lib/podman].  To resolve this error, set the helper_binaries_dir key in"
                    + " the `[engine]` section of containers.conf to the directory containing your"
                    + " helper binaries."))
        .endsWith(
            "helper binaries; Podman finds no netavark, which makes its networks:"
                + " apt-get install netavark iptables");
  }

  @Test
  void shouldLeaveAComplaintOfWhichNothingIsKnownAsItIs() {
    String other = "Error: netavark: Netlink error: Operation not supported (os error 95)";
    assertThat(Remedy.added(other)).isEqualTo(other);
  }
}
