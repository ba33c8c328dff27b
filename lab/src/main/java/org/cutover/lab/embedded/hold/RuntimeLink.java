package org.cutover.lab.embedded.hold;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cutover.deployer.inventory.Endpoint;

/**
 * A load balancer's runtime API, asked about one backend.
 *
 * @param runtime where it listens
 */
record RuntimeLink(Endpoint runtime, String backend) {
  private static final int ANSWER_MILLIS = 5000;

  /** Sends one line of commands and reads, in the same line, what there is afterwards. */
  BalancerState send(List<String> commands) throws HoldException {
    List<String> line = new ArrayList<>(commands);
    line.add("show info");
    line.add("show servers state " + backend);
    line.add("show stat");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(runtime.host(), runtime.port()), ANSWER_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket
          .getOutputStream()
          .write((String.join("; ", line) + "\n").getBytes(StandardCharsets.UTF_8));
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return BalancerState.parse(backend, text);
    } catch (IOException e) {
      throw HoldException.failed(
          "tcp:%s: HAProxy does not answer: %s; look whether it runs"
              .formatted(runtime, e.getMessage()));
    }
  }

  BalancerState look() throws HoldException {
    return send(List.of());
  }
}
