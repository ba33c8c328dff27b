package org.cutover.deployer.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.backoff.LatencyRule;
import org.cutover.deployer.backoff.Throttle;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.operation.BackOff.Copying;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackOffTest {
  private final AtomicInteger millis = new AtomicInteger(30);
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final BackOff backOff =
      new BackOff(
          List.of(balancer("A", millis), dead(), silent()),
          new LatencyRule(50),
          (step, pace, cause) ->
              told.add(step + " " + pace + cause.map(c -> " " + c.text()).orElse("")),
          200);

  @AfterEach
  void close() {
    never.countDown();
    backOff.close();
  }

  private static RuntimeApi balancer(String name, AtomicInteger millis) {
    return api(
        name,
        () ->
            "# pxname,svname,status,check_status,scur,qcur,rtime\napp,BACKEND,UP,,0,0,"
                + millis
                + "\n");
  }

  private static RuntimeApi dead() {
    return api(
        "dead",
        () -> {
          throw new CutoverException(ExitCode.FAILED, "nobody there", new IOException());
        });
  }

  private RuntimeApi silent() {
    return api(
        "silent",
        () -> {
          try {
            never.await();
            return "";
          } catch (InterruptedException e) {
            throw new CutoverException(ExitCode.FAILED, "interrupted", e);
          }
        });
  }

  private interface Answer {
    String get();
  }

  private static RuntimeApi api(String name, Answer answer) {
    return new RuntimeApi(
        name,
        "app",
        new RuntimeApi.Connector() {
          @Override
          public String ask(String line) {
            return answer.get();
          }

          @Override
          public String change(String line) {
            throw new AssertionError("a look changes nothing: " + line);
          }
        });
  }

  /** Works in small pieces until something has been told. */
  private void workUntil(String text) throws InterruptedException {
    Throttle.Worker worker = backOff.throttle().worker();
    while (told.stream().noneMatch(line -> line.contains(text))) {
      Thread.sleep(5);
      worker.rest();
    }
  }

  @Test
  void shouldSlowACopyDownAndTellWhatBrakes() throws InterruptedException {
    backOff.prepare();
    Map<String, ?> detail =
        backOff.during(
            Copying.COPY,
            () -> {
              millis.set(100);
              workUntil("COPY 0.25");
              workUntil("COPY 0.05");
              return Map.of("rows", 7);
            });
    assertThat(told).startsWith("COPY 0.5 response time at load balancer A: 100 ms, 30 ms before");
    assertThat(detail.get("rows")).isEqualTo(7);
    assertThat(detail.get("slowestPace")).isEqualTo(0.05);
    assertThat((long) detail.get("throttledMs")).isPositive();
    assertThat(detail.get("throttledBy"))
        .isEqualTo("response time at load balancer A: 100 ms, 30 ms before");
  }

  @Test
  void shouldGoAtFullPaceAgainWhenItIsBetterAndWhenTheStepHasEnded() throws InterruptedException {
    Map<String, ?> unused =
        backOff.during(
            Copying.CATCH_UP,
            () -> {
              millis.set(100);
              workUntil("CATCH_UP 0.5");
              millis.set(30);
              workUntil("CATCH_UP 1.0");
              millis.set(100);
              told.clear();
              workUntil("CATCH_UP 0.5");
              return Map.of();
            });
    long waited = backOff.throttle().waitedMillis();
    Throttle.Worker worker = backOff.throttle().worker();
    Thread.sleep(50);
    worker.rest();
    assertThat(backOff.throttle().waitedMillis()).as("nothing brakes now").isEqualTo(waited);
  }

  @Test
  void shouldAddNothingWhenNothingBrakes() throws InterruptedException {
    Map<String, ?> detail =
        backOff.during(
            Copying.COPY,
            () -> {
              Thread.sleep(700);
              return Map.of("rows", 7);
            });
    assertThat(detail).isEqualTo(Map.of("rows", 7));
    assertThat(told).isEmpty();
  }

  @Test
  void shouldCompareWithWhatWasBeforeTheFirstTryWhenAStepIsTriedAgain()
      throws InterruptedException {
    Map<String, ?> first = backOff.during(Copying.COPY, () -> Map.of());
    assertThat(first).isEmpty();
    millis.set(100);
    Map<String, ?> second =
        backOff.during(
            Copying.COPY,
            () -> {
              workUntil("COPY 0.5");
              return Map.of();
            });
    assertThat(second).containsKey("throttledBy");
  }
}
