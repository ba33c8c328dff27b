package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a load balancer is asked about a server that it is not sure of, which no test can provoke.
 */
class ServerProtocolTest {
  private static final Duration POLL = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Answers once each; the last one for ever. */
  private static ServerProtocol answering(List<String> answers) {
    Deque<String> left = new ArrayDeque<>(answers);
    RuntimeApi balancer =
        new RuntimeApi(
            "lb-A",
            "app",
            new RuntimeApi.Connector() {
              @Override
              public String ask(String line) {
                if (line.equals("show info")) {
                  return "Pid: 7\nUptime_sec: 100\n";
                }
                String state = left.size() > 1 ? left.removeFirst() : left.getFirst();
                return "# pxname,svname,status,check_status,scur,qcur\napp,B," + state + ",0,0\n";
              }

              @Override
              public String change(String line) {
                throw new AssertionError("nothing should be changed: " + line);
              }
            });
    return new ServerProtocol(
        List.of(new ServerProtocol.Member(balancer, StartStates.none())),
        new ServerTimings(POLL, POLL, Duration.ofMillis(20)));
  }

  @Test
  void shouldWaitForTheNextChecksWhenOneFailedAndTheServerIsStillUp() throws Exception {
    List<String> answers = List.of("UP 2/3,L7TOUT", "UP 1/3,* L7TOUT", "UP,L7OK");
    assertThat(answering(answers).notUp("B", LONG, Silence.fails())).isEmpty();
  }

  @Test
  void shouldWaitForAServerThatOnlyItsChecksKeepOut() throws Exception {
    List<String> answers = List.of("DOWN,L7TOUT", "DOWN 1/2,L7OK", "UP,L7OK");
    assertThat(answering(answers).notUp("B", LONG, Silence.fails())).isEmpty();
  }

  @Test
  void shouldNotWaitForAServerThatSomebodyHasTakenOut() throws Exception {
    assertThat(answering(List.of("MAINT,L7OK", "UP,L7OK")).notUp("B", LONG, Silence.fails()))
        .containsExactly("lb-A: MAINT L7OK");
    assertThat(
            answering(List.of("UP 2/3,L7TOUT", "DRAIN,L7OK", "UP,L7OK"))
                .notUp("B", LONG, Silence.fails()))
        .containsExactly("lb-A: DRAIN L7OK");
  }

  @Test
  void shouldGiveUpOnAServerThatStaysUndecided() throws Exception {
    assertThat(
            answering(List.of("UP 2/3,L7TOUT")).notUp("B", Duration.ofMillis(20), Silence.fails()))
        .containsExactly("lb-A: UP 2/3 L7TOUT");
    assertThat(answering(List.of("DOWN,L4CON")).notUp("B", Silence.fails()))
        .containsExactly("lb-A: DOWN L4CON");
  }

  @Test
  void shouldTakeAServerForProvenWhenASupervisorHasMadeItReadyMeanwhile() throws Exception {
    answering(List.of("DRAIN,L4CON", "DRAIN,L7OK")).awaitProven("B", Silence.fails());
    answering(List.of("DRAIN,L4CON", "DOWN,L4CON", "UP,L7OK")).awaitProven("B", Silence.fails());
  }
}
