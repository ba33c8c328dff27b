package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.cutover.deployer.inventory.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
  private static final int LONG_MILLIS = 10_000;
  private static final int SHORT_MILLIS = 200;

  private ServerSocket service;
  private Link link;

  @BeforeEach
  void open() throws IOException {
    service = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread echo = new Thread(this::echo);
    echo.setDaemon(true);
    echo.start();
    link = Link.to(new Endpoint("127.0.0.1", service.getLocalPort()));
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    service.close();
  }

  @Test
  void shouldCarryBothWays() throws IOException {
    try (Socket client = connected()) {
      assertThat(answer(client, 7, LONG_MILLIS)).isEqualTo(7);
    }
  }

  @Test
  void shouldSayNothingWhileSilentAndAllOfItAfterwards() throws IOException {
    try (Socket client = connected()) {
      assertThat(answer(client, 7, LONG_MILLIS)).isEqualTo(7);
      link.set(Link.State.SILENT);
      assertThatThrownBy(() -> answer(client, 8, SHORT_MILLIS))
          .isInstanceOf(SocketTimeoutException.class);
      link.set(Link.State.OPEN);
      client.setSoTimeout(LONG_MILLIS);
      assertThat(client.getInputStream().read()).isEqualTo(8);
    }
  }

  @Test
  void shouldResetWhatThereIsAndWhatComes() throws IOException {
    try (Socket client = connected()) {
      assertThat(answer(client, 7, LONG_MILLIS)).isEqualTo(7);
      link.set(Link.State.CUT);
      assertThatThrownBy(() -> answer(client, 8, LONG_MILLIS)).isInstanceOf(SocketException.class);
    }
    try (Socket client = connected()) {
      assertThatThrownBy(() -> answer(client, 8, LONG_MILLIS)).isInstanceOf(SocketException.class);
    }
    link.set(Link.State.OPEN);
    try (Socket client = connected()) {
      assertThat(answer(client, 9, LONG_MILLIS)).isEqualTo(9);
    }
  }

  private Socket connected() throws IOException {
    return new Socket(link.entry().host(), link.entry().port());
  }

  private static int answer(Socket client, int value, int limitMillis) throws IOException {
    client.setSoTimeout(limitMillis);
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private void echo() {
    while (!service.isClosed()) {
      try (Socket connection = service.accept()) {
        connection.getInputStream().transferTo(connection.getOutputStream());
      } catch (IOException ended) {
        // The next one.
      }
    }
  }
}
