package org.cutover.lab.containers.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Slowing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultFileTest {
  @TempDir Path folder;

  @Test
  void shouldRememberFaultsInTheirOrder() {
    List<Fault> faults =
        List.of(
            Fault.of(FaultKind.FREEZE, "db-B"),
            Fault.of(FaultKind.CUT, "A"),
            new Fault(
                FaultKind.SLOW, "lb-C", Optional.of(new Slowing.Delay(Duration.ofMillis(20)))),
            new Fault(FaultKind.SLOW, "lb-D", Optional.of(new Slowing.Rate(64))));
    new FaultFile(folder.resolve("f.json")).write(faults);
    assertThat(new FaultFile(folder.resolve("f.json")).read()).isEqualTo(faults);
    assertThat(faults)
        .extracting(Fault::toString)
        .containsExactly(
            "db-B: frozen", "A: cut off", "lb-C: slowed by 20ms", "lb-D: slowed to 64 kbit/s");
  }

  @Test
  void shouldLeaveNoFileWhereNoFaultStands() {
    FaultFile file = new FaultFile(folder.resolve("f.json"));
    file.write(List.of(Fault.of(FaultKind.STOP, "ns1")));
    file.write(List.of());
    assertThat(file.path()).doesNotExist();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void shouldNameAFileThatCannotBeRead() throws IOException {
    Path path = folder.resolve("f.json");
    Files.writeString(path, "{\"faults\": [{\"kind\": \"MELT\"}]}");
    assertThatThrownBy(() -> new FaultFile(path).read())
        .hasMessageStartingWith(path + ": cannot be read: ")
        .hasMessageContaining("MELT");
  }
}
