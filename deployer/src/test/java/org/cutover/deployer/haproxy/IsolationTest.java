package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.deployer.haproxy.RuntimeApi.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One load balancer that does not answer, or has forgotten everything, among others that do. */
@Timeout(30)
class IsolationTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final FakeBalancer first = new FakeBalancer("lb-A", "A", "B");
  private final FakeBalancer second = new FakeBalancer("lb-B", "A", "B");
  private final FakeBalancer third = new FakeBalancer("lb-C", "A", "B");
  private final ServerProtocol servers =
      new ServerProtocol(
          Stream.of(first, second, third).map(FakeBalancer::member).toList(),
          new ServerTimings(SHORT, SHORT, LIMIT));

  @AfterEach
  void close() {
    servers.close();
  }

  private void handOver() {
    List.of("lb-A", "lb-B", "lb-C").forEach(servers::handOver);
  }

  private List<State> states(String server) {
    return Stream.of(first, second, third).map(balancer -> balancer.state(server)).toList();
  }

  @Test
  void shouldBringAllOthersToTheirStateBeforeItNamesTheOneThatDoesNotAnswer() {
    first.silent(true);
    assertThatThrownBy(() -> servers.drain("A", LIMIT, Silence.fails()))
        .isInstanceOf(CutoverException.class)
        .hasMessage("load balancer lb-A does not answer: lb-A: no connection")
        .satisfies(e -> assertThat(Silence.caused((CutoverException) e)).isTrue());
    assertThat(states("A")).containsExactly(State.READY, State.DRAIN, State.DRAIN);
  }

  @Test
  void shouldNameEveryLoadBalancerThatFailed() {
    first.silent(true);
    third.refuse("Permission denied");
    assertThatThrownBy(() -> servers.maintenance("A", Silence.remembered()))
        .hasMessageContaining("load balancer lb-A does not answer")
        .hasMessageContaining("load balancer lb-C: Permission denied")
        .satisfies(e -> assertThat(Silence.caused((CutoverException) e)).isFalse());
    assertThat(second.state("A")).isEqualTo(State.MAINT);
  }

  @Test
  void shouldGoOnWithTheOthersWhenItIsToBeRemembered() throws Exception {
    second.silent(true);
    servers.drain("A", LIMIT, Silence.remembered());
    servers.maintenance("A", Silence.remembered());
    assertThat(states("A")).containsExactly(State.MAINT, State.READY, State.MAINT);
    assertThat(servers.bringBack(Duration.ofMinutes(1)))
        .containsExactly("load balancer lb-B does not answer: lb-B: no connection");
    second.silent(false);
    assertThat(servers.bringBack(Duration.ofMinutes(1))).isEmpty();
    assertThat(second.state("A")).isEqualTo(State.MAINT);
  }

  private List<Set<String>> kept() {
    return Stream.of(first, second, third).map(FakeBalancer::kept).toList();
  }

  @Test
  void shouldKeepOutAfterARestartWhoeverIsOutAndNobodyElse() throws Exception {
    servers.drain("A", LIMIT, Silence.fails());
    assertThat(kept()).as("the old release may serve again").containsOnly(Set.of());
    servers.maintenance("A", Silence.fails());
    assertThat(kept()).containsOnly(Set.of("A"));
    servers.prove("A", Silence.fails());
    assertThat(kept()).containsOnly(Set.of("A"));
    assertThat(first.keeps()).containsExactly("A out, is MAINT");
    first.restartWithFile();
    assertThat(first.state("A")).isEqualTo(State.MAINT);
    servers.enable("A", Silence.fails());
    assertThat(kept()).containsOnly(Set.of());
  }

  @Test
  void shouldKeepAServerInOnlyOnceItServes() throws Exception {
    servers.maintenance("A", Silence.fails());
    servers.enable("A", Silence.fails());
    assertThat(first.keeps()).containsExactly("A out, is MAINT", "A in, is READY");
  }

  @Test
  void shouldFailWhereItIsNotCertainThatAServerStaysOut() throws Exception {
    second.unwritable("No space left on device");
    assertThatThrownBy(() -> servers.maintenance("A", Silence.fails()))
        .hasMessage("lb-B: No space left on device");
    assertThatThrownBy(() -> servers.prove("A", Silence.fails()))
        .hasMessage("lb-B: No space left on device");
    servers.maintenance("A", Silence.remembered());
    assertThat(servers.notKept()).containsExactly("lb-B: No space left on device");
    second.unwritable("");
    assertThat(servers.bringBack(Duration.ofMinutes(1))).isEmpty();
    assertThat(servers.notKept()).isEmpty();
    assertThat(kept()).containsOnly(Set.of("A"));
  }

  @Test
  void shouldNameAtTheEndWhoWouldStartWithServersOutThatServe() throws Exception {
    servers.maintenance("A", Silence.fails());
    third.unwritable("Read-only file system");
    servers.enable("A", Silence.remembered());
    assertThat(servers.bringBack(Duration.ofMinutes(1))).isEmpty();
    assertThat(servers.notKept()).containsExactly("lb-C: Read-only file system");
    assertThat(kept()).containsExactly(Set.of(), Set.of(), Set.of("A"));
  }

  @Test
  void shouldKeepOutWhenItReturnsWhatWasMissed() throws Exception {
    second.silent(true);
    servers.maintenance("A", Silence.remembered());
    assertThat(kept()).containsExactly(Set.of("A"), Set.of(), Set.of("A"));
    second.silent(false);
    assertThat(servers.notUp("B", Silence.fails())).isEmpty();
    assertThat(kept()).containsOnly(Set.of("A"));
  }

  @Test
  void shouldKeepInWhatServesWhateverAnEarlierDeploymentHasLeft() throws Exception {
    servers.maintenance("A", Silence.fails());
    handOver();
    first.set("A", State.READY);
    servers.keepServing();
    assertThat(kept()).containsExactly(Set.of(), Set.of("A"), Set.of("A"));
    third.unwritable("Read-only file system");
    third.set("A", State.READY);
    assertThatThrownBy(servers::keepServing).hasMessage("lb-C: Read-only file system");
  }

  @Test
  void shouldWriteNothingWhileSomebodyElseDecides() throws Exception {
    second.silent(true);
    servers.maintenance("A", Silence.remembered());
    handOver();
    second.silent(false);
    assertThat(servers.notUp("B", Silence.fails())).isEmpty();
    assertThat(second.kept()).isEmpty();
    servers.handedBack("lb-A", List.of("A"));
    assertThat(servers.notUp("B", Silence.fails())).isEmpty();
    assertThat(first.kept()).isEmpty();
  }

  @Test
  void shouldSetWhatWasMissedBeforeTheNextOperation() throws Exception {
    second.silent(true);
    servers.maintenance("A", Silence.remembered());
    second.silent(false);
    assertThat(servers.notUp("B", Silence.fails())).isEmpty();
    assertThat(second.state("A")).isEqualTo(State.MAINT);
  }

  @Test
  void shouldFailWhenNobodyAnswersAtAll() {
    Stream.of(first, second, third).forEach(balancer -> balancer.silent(true));
    assertThatThrownBy(() -> servers.maintenance("A", Silence.remembered()))
        .hasMessageContaining("lb-A")
        .hasMessageContaining("lb-B")
        .hasMessageContaining("lb-C")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void shouldWaitForTheOneThatComesBackInTimeWhenItUndoes() throws Exception {
    servers.maintenance("A", Silence.fails());
    second.silent(true);
    CompletableFuture<Void> back =
        CompletableFuture.runAsync(
            () -> second.silent(false),
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    servers.enable("A", Silence.rememberedAfter(LIMIT));
    back.get();
    assertThat(states("A")).containsOnly(State.READY);
    assertThat(servers.bringBack(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void shouldSetStatesAgainWhenALoadBalancerHasRestarted() throws Exception {
    servers.maintenance("A", Silence.fails());
    second.restart();
    try (BalancerWatch watch = BalancerWatch.begin(servers, Duration.ofMillis(20))) {
      while (second.state("A") != State.MAINT) {
        Thread.sleep(10);
      }
      second.silent(true);
      Thread.sleep(100);
      second.restart();
      second.silent(false);
      while (second.state("A") != State.MAINT) {
        Thread.sleep(10);
      }
      assertThat(watch).isNotNull();
    }
    assertThat(first.changes()).hasSize(1);
    assertThat(states("B")).containsOnly(State.READY);
  }

  @Test
  void shouldLeaveStatesAloneThatSomebodyElseDecides() throws Exception {
    servers.prove("A", Silence.fails());
    handOver();
    second.restart();
    assertThat(servers.bringBack(Duration.ofMinutes(1))).isEmpty();
    assertThat(second.state("A")).isEqualTo(State.READY);
  }

  @Test
  void shouldSetServersReadyThatWereHandedBackWhileItWasSilent() throws Exception {
    servers.prove("A", Silence.fails());
    handOver();
    second.silent(true);
    servers.missed(
        "lb-B",
        List.of("A"),
        new CutoverException(
            org.cutover.common.ExitCode.FAILED, "no answer", new IOException("silent")));
    assertThat(servers.bringBack(Duration.ofMinutes(1))).hasSize(1);
    second.silent(false);
    assertThat(servers.bringBack(Duration.ofMinutes(1))).isEmpty();
    assertThat(second.state("A")).isEqualTo(State.READY);
  }

  @Test
  void shouldNotTakeTheLastServerOutThatIsUp() {
    second.set("B", State.MAINT);
    assertThatThrownBy(() -> servers.drain("A", LIMIT, Silence.remembered()))
        .hasMessage(
            "server A is the last one that is up at load balancer lb-B, so it is not set to drain")
        .satisfies(e -> assertThat(Silence.caused((CutoverException) e)).isFalse());
    assertThat(second.state("A")).isEqualTo(State.READY);
    assertThatThrownBy(() -> servers.maintenance("A", Silence.remembered()))
        .hasMessageContaining("so it is not set to maint");
  }

  @Test
  void shouldTakeOnlyOneOutWhenTheLastTwoAreToGoAtOnce() {
    List<CompletableFuture<Boolean>> both =
        Stream.of("A", "B")
            .map(
                server ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            servers.drain(server, LIMIT, Silence.fails());
                            return true;
                          } catch (CutoverException e) {
                            return false;
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        }))
            .toList();
    both.forEach(CompletableFuture::join);
    for (FakeBalancer balancer : List.of(first, second, third)) {
      assertThat(List.of(balancer.state("A"), balancer.state("B"))).contains(State.READY);
    }
  }

  @Test
  void shouldPutADrainedServerIntoMaintenanceWhenNoOtherIsUp() throws Exception {
    Stream.of(first, second, third).forEach(b -> b.set("A", State.DRAIN));
    Stream.of(first, second, third).forEach(b -> b.set("B", State.MAINT));
    servers.maintenance("A", Silence.fails());
    assertThat(states("A")).containsOnly(State.MAINT);
  }
}
