package org.cutover.lab.containers.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFileTest {
  private static final Path OWN = Path.of("containers/topology.yml");
  @TempDir Path folder;

  private Path changed(String from, String to) throws IOException {
    String text = Files.readString(OWN);
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("topology.yml"), text.replace(from, to));
  }

  @Test
  void shouldHaveTheStudysServersAndLimits() {
    Topology topology = TopologyFile.read(OWN);
    assertThat(Layout.of(topology, Subnet.parse("198.18.0.0/24")).hosts()).hasSize(14);
    assertThat(topology.control()).isEqualTo(new Limits(Optional.of(1.0), Optional.of(512)));
    assertThat(topology.limits())
        .containsEntry(ServerType.DATABASE, new Limits(Optional.of(1.0), Optional.of(1024)))
        .containsEntry(ServerType.NAME_SERVER, new Limits(Optional.of(1.0), Optional.of(256)));
  }

  @Test
  void shouldLiftALimitThatIsNull() throws Exception {
    Path file = changed("cpus: 1, memoryMegabytes: 1024", "cpus: null, memoryMegabytes: null");
    assertThat(TopologyFile.read(file).limits().get(ServerType.DATABASE))
        .isEqualTo(new Limits(Optional.empty(), Optional.empty()));
  }

  @Test
  void shouldUseAllOfJavasCompilersWhenAsked() throws Exception {
    assertThat(TopologyFile.read(OWN).database().allCompilers()).isFalse();
    Path file =
        changed("heapMegabytes: 448, compilers: first", "heapMegabytes: 448, compilers: all");
    assertThat(TopologyFile.read(file).database().allCompilers()).isTrue();
  }

  @Test
  void shouldNotLimitAControlHostThatIsNotNamed() throws Exception {
    Path file = changed("  controlHost: {cpus: 1, memoryMegabytes: 512}\n", "");
    assertThat(TopologyFile.read(file).control()).isEqualTo(Limits.NONE);
  }

  @Test
  void shouldRefuseAHeapThatDoesNotFit() throws Exception {
    Path file = changed("heapMegabytes: 448", "heapMegabytes: 800");
    assertThatThrownBy(() -> TopologyFile.read(file))
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining("a heap of 800 MB needs 1200 MB of memory, the limit is 1024 MB");
  }

  @Test
  void shouldTakeTheFirstPartOfTheNetworkThatIsFree() {
    Subnet all = Subnet.parse("198.18.0.0/15");
    Subnet used = Subnet.parse("198.18.0.0/23");
    assertThat(all.part(part -> !part.overlaps(used))).hasValue(Subnet.parse("198.18.2.0/24"));
    assertThat(all.part(part -> false)).isEmpty();
    assertThat(all.overlaps(Subnet.parse("198.19.7.0/24"))).isTrue();
    assertThat(all.overlaps(Subnet.parse("198.20.0.0/24"))).isFalse();
  }

  @Test
  void shouldRefuseWhatIsNoNetwork() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subnet.parse("198.18.0.1/15"))
        .withMessage("'198.18.0.1/15' should begin at its first address");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subnet.parse("198.18.300.0/24"))
        .withMessage("'198.18.300.0/24' should be like 198.18.0.0/15");
  }
}
