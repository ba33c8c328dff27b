package org.cutover.lab.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ServiceAddressesTest {
  private static final int HEADER = 12;
  private static final byte[] TWO_ADDRESSES = {
    (byte) 0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, (byte) 198, 18, 1, 2,
    (byte) 0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, (byte) 198, 18, 1, 1,
  };

  @Test
  void shouldTakeTheTargetsWhereTheInventoryNamesThem() {
    List<Endpoint> targets = List.of(new Endpoint("127.0.0.1", 18081));
    assertThat(ServiceAddresses.of(inventory(targets, List.of(new Endpoint("127.0.0.1", 1)))))
        .isEqualTo(targets);
    assertThat(ServiceAddresses.of(inventory(List.of(), List.of())))
        .containsExactly(new Endpoint("service.test", 8080));
  }

  @Test
  void shouldAskTheNameServersWhereThereAreNoTargets() throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server), "name-server");
      answering.setDaemon(true);
      answering.start();
      assertThat(ServiceAddresses.of(inventory(List.of(), List.of(at(server)))))
          .containsExactly(new Endpoint("198.18.1.1", 8080), new Endpoint("198.18.1.2", 8080));
    }
  }

  @Test
  void shouldFailAsTheLabWhenNoNameServerAnswers() throws IOException {
    Endpoint closed;
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      closed = at(server);
    }
    assertThatThrownBy(() -> ServiceAddresses.of(inventory(List.of(), List.of(closed))))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LAB))
        .hasMessage("the service's name: service.test: no answer from " + closed);
  }

  /** Answers one question of whatever name with the same two addresses. */
  private static void answer(DatagramSocket server) {
    try {
      DatagramPacket question = new DatagramPacket(new byte[512], 512);
      server.receive(question);
      int end = HEADER;
      while (question.getData()[end] != 0) {
        end += question.getData()[end] + 1;
      }
      // Name, type and class of the question; what follows it is not repeated.
      end += 5;
      byte[] reply = Arrays.copyOf(question.getData(), end + TWO_ADDRESSES.length);
      byte[] head = {(byte) 0x84, 0, 0, 1, 0, 2, 0, 0, 0, 0};
      System.arraycopy(head, 0, reply, 2, head.length);
      System.arraycopy(TWO_ADDRESSES, 0, reply, end, TWO_ADDRESSES.length);
      server.send(new DatagramPacket(reply, reply.length, question.getSocketAddress()));
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private static Endpoint at(DatagramSocket socket) {
    return new Endpoint("127.0.0.1", socket.getLocalPort());
  }

  private static Inventory inventory(List<Endpoint> targets, List<Endpoint> nameServers) {
    return new Inventory(
        new Inventory.Service("service.test", URI.create("http://service.test:8080"), targets),
        nameServers,
        new Inventory.Ssh("deploy", Path.of("/key"), Path.of("/known")),
        new Inventory.Database(
            List.of(), "dc1", "shop", "ONE", Duration.ofSeconds(2), Optional.empty()),
        List.of(),
        false);
  }
}
