package org.cutover.loadgen.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.ResponseCheck;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many runs in one process, to targets in turn, have to leave it as they found it. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class RepeatedRunsIT {
  private static final int RUNS = 20;
  private static final long MAX_GROWTH_BYTES = 6L << 20;

  @TempDir Path folder;

  @Test
  void shouldLeaveNoThreadAndNoMemoryBehindWhenRunningAgainAndAgain() {
    try (TestServer ok = TestServer.of(200, "x".repeat(20_000));
        TestServer broken = TestServer.of(500, "no")) {
      run(ok, 0);
      run(broken, 1);
      Set<String> threads = threads();
      long heap = heapAfterCollection();

      for (int i = 0; i < RUNS; i++) {
        run(i % 2 == 0 ? ok : broken, i);
      }

      assertThat(threadsSettledTo(threads)).isSubsetOf(threads);
      assertThat(heapAfterCollection() - heap).isLessThan(MAX_GROWTH_BYTES);
    }
  }

  private void run(TestServer server, int number) {
    LoadPlan plan =
        new LoadPlan(
            new LoadProfile(40, 200, Duration.ZERO, Duration.ofMillis(400)),
            Target.of(server.url("/")),
            LoadRequest.get("/"),
            ResponseCheck.none());
    LoadResult result =
        new JMeterLoadGenerator()
            .run(plan, folder.resolve(number + ".csv.gz"), LoadListener.none());
    // A run that started from the last one's state would miss slots or meet the other server.
    assertThat(result.summary().samples() + result.summary().missed()).isEqualTo(80);
    assertThat(result.samplesByAddress()).containsOnlyKeys(server.address().toString());
    assertThat(result.summary().errors())
        .isEqualTo(number % 2 == 0 ? 0 : result.summary().samples());
  }

  /** The threads that live once no other than these does, or those at the deadline. */
  private static Set<String> threadsSettledTo(Set<String> expected) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Set<String> now = threads();
    while (System.nanoTime() < deadline && !expected.containsAll(now)) {
      Thread.onSpinWait();
      now = threads();
    }
    return now;
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName() + "@" + thread.getId())
        .filter(name -> !name.startsWith("test-server"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long heapAfterCollection() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      ManagementFactory.getMemoryMXBean().gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
