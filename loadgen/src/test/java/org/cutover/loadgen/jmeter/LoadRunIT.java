package org.cutover.loadgen.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.loadgen.Interval;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.ResponseCheck;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Summary;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against servers on loopback. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LoadRunIT {
  @TempDir Path folder;

  @Test
  void shouldKeepTheRateWithinOnePercentAt100RequestsASecond() {
    try (TestServer server = TestServer.of(200, "[]")) {
      List<Snapshot> seconds = new ArrayList<>();
      LoadResult result =
          run(profile(20, 100, 2, 10_000), Target.of(server.url("/item")), keepIn(seconds));

      LoadResult.Course course = result.course();
      long held =
          rows().stream()
              .mapToLong(row -> Long.parseLong(row.get("timeStamp")))
              .filter(start -> start >= course.holdStart() && start < course.holdEnd())
              .count();
      assertThat(held / 10.0).isCloseTo(100, within(1.0));
      assertThat(result.summary().samples()).isCloseTo(1100L, within(11L));
      assertThat(course.holdEnd() - course.rampUpStart()).isEqualTo(12_000);
      assertThat(result.health().achievedRps()).isCloseTo(1100 / 12.0, within(1.0));
      assertThat(result.summary().errors()).isZero();
      assertThat(server.connections()).as("kept-alive connections, one a user").isEqualTo(20);
      assertThat(rows().stream().filter(row -> row.get("newConnection").equals("true")))
          .hasSize(20);
      assertThat(seconds).hasSizeBetween(11, 13);
      assertThat(seconds.get(5).users()).isEqualTo(20);
      assertThat(seconds.get(5).throughput()).isCloseTo(100, within(15.0));
    }
  }

  @Test
  void shouldSayInItsSummaryWhatTheFileSays() {
    // Every third answer of a connection is an error, so that errors are in all figures.
    try (TestServer server =
        new TestServer(
            (client, request) -> {
              Thread.sleep(3L * (request % 7));
              TestServer.send(client, request % 3 == 2 ? 500 : 200, "[]");
            })) {
      LoadResult result = run(profile(5, 100, 1, 2000), Target.of(server.url("/")));
      Summary said = result.summary();
      List<CSVRecord> rows = rows();

      long[] elapsed = rows.stream().mapToLong(row -> number(row, "elapsed")).sorted().toArray();
      long first = rows.stream().mapToLong(row -> number(row, "timeStamp")).min().orElseThrow();
      long last =
          rows.stream()
              .mapToLong(row -> number(row, "timeStamp") + number(row, "elapsed"))
              .max()
              .orElseThrow();
      long errors = rows.stream().filter(row -> row.get("success").equals("false")).count();
      double seconds = (last - first) / 1000.0;
      assertThat(said.cut()).isZero();
      assertThat(said.samples()).isEqualTo(elapsed.length);
      assertThat(said.avgMs()).isEqualTo((double) Arrays.stream(elapsed).sum() / elapsed.length);
      assertThat(said.minMs()).isEqualTo(elapsed[0]);
      assertThat(said.maxMs()).isEqualTo(elapsed[elapsed.length - 1]);
      assertThat(said.p50Ms()).isEqualTo(nearestRank(elapsed, 50));
      assertThat(said.p95Ms()).isEqualTo(nearestRank(elapsed, 95));
      assertThat(said.p99Ms()).isEqualTo(nearestRank(elapsed, 99));
      assertThat(errors).isPositive();
      assertThat(said.errors()).isEqualTo(errors);
      assertThat(said.errorRatePct()).isEqualTo(100.0 * errors / elapsed.length);
      assertThat(said.throughputRps()).isEqualTo(elapsed.length / seconds);
      assertThat(said.goodputRps()).isEqualTo((elapsed.length - errors) / seconds);

      Interval merged = result.intervals().stream().reduce(Interval::merge).orElseThrow();
      assertThat(merged.samples()).isEqualTo(said.samples());
      assertThat(merged.errors()).isEqualTo(said.errors());
      assertThat(merged.response().getTotalCount()).isEqualTo(said.samples());
    }
  }

  @Test
  void shouldSpreadUsersOverAddressesAndNameTheService() {
    try (TestServer one = TestServer.of(200, "[]");
        TestServer two = TestServer.of(200, "[]")) {
      Target target =
          Target.of(URI.create("http://service.test:8080"), List.of(one.address(), two.address()));
      LoadResult result = run(profile(4, 40, 0, 1000), target);

      assertThat(one.connections()).isEqualTo(2);
      assertThat(two.connections()).isEqualTo(2);
      assertThat(one.hosts()).isEqualTo(Set.of("service.test:8080"));
      Map<String, Long> counts = result.samplesByAddress();
      assertThat(counts).containsOnlyKeys(one.address().toString(), two.address().toString());
      assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(result.summary().samples());
    }
  }

  @Test
  void shouldCutOffAndCountApartWhatOutlivesTheGrace() {
    try (TestServer server =
        new TestServer(
            (client, request) -> {
              if (request > 0) {
                Thread.sleep(30_000);
              }
              TestServer.send(client, 200, "[]");
            })) {
      long start = System.nanoTime();
      LoadResult result = run(profile(3, 30, 0, 1000), Target.of(server.url("/")));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(result.summary().samples()).isEqualTo(3);
      assertThat(result.summary().errors()).isZero();
      assertThat(result.summary().cut()).isEqualTo(3);
      assertThat(result.summary().maxMs()).isLessThan(1000);
      assertThat(result.errorsByClass()).isEmpty();
      assertThat(result.summary().missed()).isEqualTo(30 - 6);
      assertThat(rows().stream().filter(row -> row.get("errorClass").equals("cut"))).hasSize(3);
    }
  }

  @Test
  void shouldEndEarlyAndCompleteTheFileWhenStopped() throws Exception {
    try (TestServer server = TestServer.of(200, "[]")) {
      JMeterLoadGenerator generator = new JMeterLoadGenerator();
      CountDownLatch started = new CountDownLatch(1);
      CompletableFuture<LoadResult> run =
          CompletableFuture.supplyAsync(
              () ->
                  generator.run(
                      plan(profile(50, 50, 60, 60_000), Target.of(server.url("/"))),
                      file(),
                      onFirstSecond(started)));
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      generator.stop();

      LoadResult result = run.get(15, TimeUnit.SECONDS);
      assertThat(result.course().stopped()).isTrue();
      assertThat(result.summary().samples()).isPositive();
      assertThat(rows()).hasSize(Math.toIntExact(result.summary().samples()));
      assertThatThrownBy(
              () ->
                  generator.run(
                      plan(profile(1, 1, 0, 100), Target.of(server.url("/"))),
                      file(),
                      LoadListener.none()))
          .isInstanceOfSatisfying(
              CutoverException.class,
              e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    }
  }

  @Test
  void shouldFailInOneLineWhenSamplesCannotBeWritten() {
    try (TestServer server = TestServer.of(200, "[]")) {
      Path impossible = Path.of("/dev/null/samples.csv.gz");
      assertThatThrownBy(
              () ->
                  new JMeterLoadGenerator()
                      .run(
                          plan(profile(2, 20, 0, 20_000), Target.of(server.url("/"))),
                          impossible,
                          LoadListener.none()))
          .isInstanceOf(CutoverException.class)
          .hasMessageStartingWith("load: cannot write /dev/null/samples.csv.gz: ");
    }
  }

  private LoadResult run(LoadProfile profile, Target target) {
    return run(profile, target, LoadListener.none());
  }

  private LoadResult run(LoadProfile profile, Target target, LoadListener listener) {
    return new JMeterLoadGenerator().run(plan(profile, target), file(), listener);
  }

  private Path file() {
    return folder.resolve("samples.csv.gz");
  }

  private List<CSVRecord> rows() {
    return SampleFile.rows(file());
  }

  private static LoadProfile profile(int users, double rate, int rampUpSeconds, int holdMillis) {
    return new LoadProfile(
        users, rate, Duration.ofSeconds(rampUpSeconds), Duration.ofMillis(holdMillis));
  }

  private static LoadPlan plan(LoadProfile profile, Target target) {
    return new LoadPlan(profile, target, LoadRequest.get("/item"), ResponseCheck.none());
  }

  private static long number(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }

  private static long nearestRank(long[] sorted, int percent) {
    return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
  }

  private static LoadListener keepIn(List<Snapshot> seconds) {
    return new LoadListener() {
      @Override
      public void started(Instant rampUpStart) {
        assertThat(rampUpStart).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
      }

      @Override
      public void progress(Snapshot snapshot) {
        seconds.add(snapshot);
      }
    };
  }

  private static LoadListener onFirstSecond(CountDownLatch started) {
    return new LoadListener() {
      @Override
      public void started(Instant rampUpStart) {}

      @Override
      public void progress(Snapshot snapshot) {
        started.countDown();
      }
    };
  }
}
