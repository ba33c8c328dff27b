package org.cutover.lab.containers.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineWords;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Slowing;
import org.junit.jupiter.api.Test;

class FaultWordsTest {
  private static final FaultWords WORDS =
      new FaultWords(new EngineWords(new Engine("podman", Optional.of("runc"), 0, 0)));
  private static final String NETWORK = "nsenter --target 4711 --net ";

  private static Victim victim(ServerType type, String name, String site) {
    return new Victim(new ServerHost(name, type, site, "198.18.0.12"), "cutover-x-" + name, 4711);
  }

  private static Victim balancer() {
    return victim(ServerType.LOAD_BALANCER, "lb-B", "B");
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }

  @Test
  void shouldEndTheServiceOfEveryTypeOfHostForGood() {
    assertThat(text(WORDS.stop(balancer())))
        .isEqualTo("podman exec cutover-x-lb-B sv -w 10 force-stop /etc/cutover-services/haproxy");
    assertThat(text(WORDS.stop(victim(ServerType.APPLICATION, "app-B", "B"))))
        .isEqualTo("podman exec cutover-x-app-B sv -w 10 force-stop /srv/app/services/app");
    assertThat(text(WORDS.stop(victim(ServerType.DATABASE, "db-B", "B"))))
        .isEqualTo(
            "podman exec cutover-x-db-B sv -w 10 force-stop /etc/cutover-services/cassandra");
    assertThat(text(WORDS.heal(FaultKind.STOP, victim(ServerType.NAME_SERVER, "ns1", ""))))
        .isEqualTo("podman exec cutover-x-ns1 sv up /etc/cutover-services/named");
  }

  @Test
  void shouldHoldAndReleaseAHostsProcesses() {
    assertThat(text(WORDS.freeze(balancer()))).isEqualTo("podman pause cutover-x-lb-B");
    assertThat(text(WORDS.heal(FaultKind.FREEZE, balancer())))
        .isEqualTo("podman unpause cutover-x-lb-B");
  }

  @Test
  void shouldDropBothWaysWhatIsNotCutOffWithTheHost() {
    List<String> words = WORDS.cut(balancer(), List.of("198.18.0.22", "198.18.0.32"));
    assertThat(text(words.subList(0, 5))).isEqualTo(NETWORK + "nft");
    assertThat(words.get(5).replace("; add", ";\nadd"))
        .isEqualTo(
            """
            add table inet cutover_fault;
            add chain inet cutover_fault input { type filter hook input priority 0; policy drop; };
            add rule inet cutover_fault input iif lo accept;
            add rule inet cutover_fault input ip saddr { 198.18.0.22, 198.18.0.32 } accept;
            add chain inet cutover_fault output { type filter hook output priority 0; policy drop; };
            add rule inet cutover_fault output oif lo accept;
            add rule inet cutover_fault output ip daddr { 198.18.0.22, 198.18.0.32 } accept"""
                .stripTrailing());
  }

  @Test
  void shouldLetASingleHostReachNobody() {
    assertThat(WORDS.cut(balancer(), List.of()).get(5)).doesNotContain("saddr", "daddr");
  }

  @Test
  void shouldHealACutThatWasNeverMade() {
    assertThat(text(WORDS.heal(FaultKind.CUT, balancer())))
        .isEqualTo(NETWORK + "nft add table inet cutover_fault; delete table inet cutover_fault");
  }

  @Test
  void shouldDelayOrLimitWhatAHostSends() {
    String slow = NETWORK + "tc qdisc replace dev eth0 root ";
    assertThat(text(WORDS.slow(balancer(), new Slowing.Delay(Duration.ofMillis(150)))))
        .isEqualTo(slow + "netem delay 150ms");
    assertThat(text(WORDS.slow(balancer(), new Slowing.Rate(256))))
        .isEqualTo(slow + "tbf rate 256kbit burst 4kb latency 1s");
    assertThat(text(WORDS.heal(FaultKind.SLOW, balancer()))).isEqualTo(slow + "noqueue");
  }
}
