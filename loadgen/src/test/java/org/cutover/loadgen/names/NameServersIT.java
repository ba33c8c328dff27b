package org.cutover.loadgen.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.NameUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a real bind9. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class NameServersIT {
  private static final byte[] IPV6_LOOPBACK = new byte[16];

  static {
    IPV6_LOOPBACK[15] = 1;
  }

  @TempDir Path folder;

  private Named named;

  @BeforeEach
  void start() throws Exception {
    Named.requireInstalled();
    named = Named.start(folder.resolve("one"));
  }

  @AfterEach
  void stop() {
    if (named != null) {
      named.close();
    }
  }

  @Test
  void shouldKeepTheOrderOfTheAnswerWhichIsAnotherEachTime() throws Exception {
    NameServers servers = NameServers.of(List.of(named.address()));
    Set<InetAddress> first = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      List<InetAddress> answer = servers.ask("service.test");
      assertThat(answer).hasSize(4).doesNotHaveDuplicates();
      first.add(answer.get(0));
    }
    assertThat(first).hasSize(4);
    assertThat(servers.use()).containsExactly(new NameUse.Server(named.address(), 4, 0));
  }

  @Test
  void shouldFollowAliasesAndTakeIpv6WhereThereIsNoOther() throws Exception {
    NameServers servers = NameServers.of(List.of(named.address()));
    assertThat(servers.ask("www.service.test")).hasSize(4);
    assertThat(servers.ask("six.service.test"))
        .containsExactly(InetAddress.getByAddress(IPV6_LOOPBACK));
  }

  @Test
  void shouldTakeItForAnAnswerThatThereIsNoAddress() {
    NameServers servers = NameServers.of(List.of(named.address(), named.address()));
    for (String host : List.of("nowhere.service.test", "text.service.test")) {
      assertThatThrownBy(() -> servers.ask(host))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageStartingWith(host + ": no such name, or no address of it, at 127.0.0.1:");
    }
    assertThat(servers.use()).extracting(NameUse.Server::failures).containsOnly(0L);
    assertThat(servers.use().get(1).queries()).as("asked of the second server").isZero();
  }

  @Test
  void shouldAskTheNextServerWhenOneIsDownAndStayWithIt() throws Exception {
    try (Named second = Named.start(folder.resolve("two"))) {
      NameServers servers = NameServers.of(List.of(named.address(), second.address()));
      servers.ask("service.test");
      named.close();
      for (int i = 0; i < 3; i++) {
        assertThat(servers.ask("service.test")).hasSize(4);
      }
      assertThat(servers.use())
          .containsExactly(
              new NameUse.Server(named.address(), 2, 1),
              new NameUse.Server(second.address(), 3, 0));
    }
  }

  @Test
  void shouldAskTheNextServerWhenOneIsSilentOrDoesNotKnowTheZone() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Address nobody = new Address("127.0.0.1", silent.getLocalPort());
      NameServers servers = NameServers.of(List.of(nobody, named.address()));
      assertThat(servers.ask("service.test")).hasSize(4);
      assertThat(servers.use())
          .containsExactly(
              new NameUse.Server(nobody, 1, 1), new NameUse.Server(named.address(), 1, 0));
    }
    NameServers foreign = NameServers.of(List.of(named.address()));
    assertThatThrownBy(() -> foreign.ask("example.test"))
        .hasMessage("example.test: no answer from " + named.address());
    assertThat(foreign.use()).containsExactly(new NameUse.Server(named.address(), 2, 2));
  }

  @Test
  void shouldSayWhomItAskedWhenNobodyAnswers() {
    named.close();
    NameServers servers = NameServers.of(List.of(named.address()));
    assertThatThrownBy(() -> servers.ask("service.test"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("service.test: no answer from " + named.address());
    assertThat(servers.use()).containsExactly(new NameUse.Server(named.address(), 2, 2));
  }
}
