package org.cutover.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterNodeTest {
  private static final List<String> PEERS = List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");

  private static ClusterNode node(String address) {
    return new ClusterNode(address, PEERS, "dc1", "B", 448, false, CassandraTimeouts.SHORT);
  }

  @Test
  void shouldShareTheRingEvenly() {
    assertThat(PEERS.stream().map(peer -> node(peer).token().toString()))
        .containsExactly(
            "-9223372036854775807", "-4611686018427387903", "1", "4611686018427387905");
  }

  @Test
  void shouldMakeEveryNodeASeedAndGiveItsTokenAndRack() {
    Map<String, String> files = node("10.0.0.2").files("/data");
    assertThat(files.get("cassandra.yaml"))
        .contains("seeds: \"10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.4\"")
        .contains("num_tokens: 1\ninitial_token: -4611686018427387903\n")
        .contains("hinted_handoff_enabled: true", "listen_address: \"10.0.0.2\"")
        .doesNotContain("${");
    assertThat(files.get("cassandra-rackdc.properties")).isEqualTo("dc=dc1\nrack=B\n");
  }

  @Test
  void shouldKeepWhatOnlyANodeAloneMayLeaveOut() {
    assertThat(node("10.0.0.1").command("/l", "jamm.jar", "/c", "/d", List.of("/log", "db")))
        .contains("-javaagent:/l/jamm.jar", "-Dcassandra.logname=db", "-cp", "/l/*")
        .noneMatch(word -> word.contains("unsafesystem") || word.contains("ring_delay"));
  }

  @Test
  void shouldUseTheSecondCompilerWhenAsked() {
    ClusterNode all =
        new ClusterNode("10.0.0.1", PEERS, "dc1", "B", 448, true, CassandraTimeouts.SHORT);
    List<String> log = List.of("/log", "db");
    assertThat(node("10.0.0.1").command("/l", "a.jar", "/c", "/d", log))
        .contains("-XX:TieredStopAtLevel=1");
    assertThat(all.command("/l", "a.jar", "/c", "/d", log))
        .noneMatch(word -> word.contains("TieredStop"));
  }

  @Test
  void shouldRefuseANodeThatIsNotOneOfThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node("10.0.0.9"))
        .withMessage("10.0.0.9 should be one of " + PEERS);
  }
}
