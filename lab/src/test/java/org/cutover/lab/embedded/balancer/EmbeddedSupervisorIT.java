package org.cutover.lab.embedded.balancer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.lab.embedded.hold.HoldCommand;
import org.cutover.lab.embedded.host.Reply;

/** The embedded lab's own. */
class EmbeddedSupervisorIT extends SupervisorConformance {
  private final HoldCommand hold = new HoldCommand("lb-test");

  @Override
  AutoCloseable start(Ports ports) throws Exception {
    return Balancer.start(
        "lb-test",
        new BalancerConfig(
            "app",
            ports.client(),
            ports.runtime(),
            Stream.of("A", "B", "C", "D")
                .map(
                    name ->
                        new BalancerConfig.ServerAddress(
                            name, "127.0.0.1", ports.servers().get(name)))
                .toList(),
            Optional.of(new BalancerConfig.Gate("gate", ports.gate(), stateFile())),
            new BalancerConfig.Check(
                "/health",
                Duration.ofMillis(100),
                Duration.ofMillis(25),
                2,
                3,
                Duration.ofSeconds(2)),
            3,
            new BalancerConfig.Timeouts(
                Duration.ofMillis(300),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30))));
  }

  @Override
  Outcome command(List<String> words) throws Exception {
    Reply reply = hold.run(words);
    String line = reply.line() + "\n";
    return reply.exitCode() == 0
        ? new Outcome(0, line, "")
        : new Outcome(reply.exitCode(), "", line);
  }

  @Override
  Map<String, String> sockets() {
    return Map.of(
        "runtime", "tcp:127.0.0.1:" + ports.runtime(), "gate", "tcp:127.0.0.1:" + ports.gate());
  }

  @Override
  void endSupervisor() {
    hold.close();
  }
}
