package org.cutover.lab.containers;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cutover.common.CutoverException;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.Faults;
import org.cutover.lab.start.StartingPoint;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.jmeter.JMeterLoadGenerator;

/** Faults one after the other under one load, with a quiet time before, between and after them. */
final class FaultTrial {
  private static final Duration QUIET = Duration.ofSeconds(4);
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

  private final Faults faults;
  private final StartingPoint start;

  FaultTrial(Faults faults, StartingPoint start) {
    this.faults = faults;
    this.start = start;
  }

  /** A fault, how long it stands, and what is looked at while it does. */
  record Step(Fault fault, Duration length, Runnable meanwhile) {}

  /** A request; times are epoch milliseconds. */
  record Sample(long sent, long ended, String user, boolean success, String errorClass) {}

  /**
   * The requests that were under way at some moment of a time.
   *
   * @param recovery from the healing of a fault until everything was proven to be as before
   */
  record Period(String name, List<Sample> samples, Optional<Duration> recovery) {
    List<Sample> errors() {
      return samples.stream().filter(sample -> !sample.success()).toList();
    }

    Map<String, Long> errorClasses() {
      return errors().stream()
          .collect(Collectors.groupingBy(Sample::errorClass, TreeMap::new, Collectors.counting()));
    }

    @Override
    public String toString() {
      long longest = samples.stream().mapToLong(it -> it.ended() - it.sent()).max().orElse(0);
      return String.format(
          Locale.ROOT,
          "%-24s %5d requests  %6.2f %% failed %s  longest %d ms%s",
          name,
          samples.size(),
          100.0 * errors().size() / Math.max(1, samples.size()),
          errorClasses(),
          longest,
          recovery
              .map(it -> "  as before %.1f s after healing".formatted(it.toMillis() / 1000.0))
              .orElse(""));
    }
  }

  private record Span(String name, long from, long to, Optional<Duration> recovery) {
    boolean fault() {
      return recovery.isPresent();
    }
  }

  /** Runs all steps; the periods alternate: quiet, fault, quiet, fault, … quiet. */
  List<Period> run(LoadPlan plan, Path samples, List<Step> steps) throws Exception {
    LoadGenerator generator = new JMeterLoadGenerator();
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<LoadResult> load =
        CompletableFuture.supplyAsync(() -> generate(generator, plan, samples, started));
    List<Span> spans = new ArrayList<>();
    try {
      if (!started.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("the load does not start");
      }
      Thread.sleep(plan.profile().rampUp().toMillis());
      spans.add(quiet());
      for (Step step : steps) {
        spans.add(stand(step));
        spans.add(quiet());
      }
    } finally {
      faults.heal(Faults.ALL);
      generator.stop();
    }
    load.get();
    List<Sample> all = read(samples);
    return spans.stream().map(span -> period(span, all)).toList();
  }

  private static LoadResult generate(
      LoadGenerator generator, LoadPlan plan, Path samples, CountDownLatch started) {
    try {
      return generator.run(plan, samples, whenStarted(started));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoadListener whenStarted(CountDownLatch started) {
    return new LoadListener() {
      @Override
      public void started(Instant rampUpStart) {
        started.countDown();
      }

      @Override
      public void progress(Snapshot snapshot) {}
    };
  }

  private static Span quiet() throws InterruptedException {
    long from = System.currentTimeMillis();
    Thread.sleep(QUIET.toMillis());
    return new Span("no fault", from, System.currentTimeMillis(), Optional.empty());
  }

  private Span stand(Step step) throws InterruptedException {
    long from = System.currentTimeMillis();
    Fault made = faults.make(step.fault());
    step.meanwhile().run();
    Thread.sleep(step.length().toMillis());
    faults.heal(made.target());
    long healed = System.currentTimeMillis();
    awaitRecovery();
    long recovered = System.currentTimeMillis();
    return new Span(
        made.toString(), from, recovered, Optional.of(Duration.ofMillis(recovered - healed)));
  }

  /** Until everything holds again that holds at the starting point; nothing is done for it. */
  private void awaitRecovery() throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    List<String> problems = problems();
    while (!problems.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not recovered: " + problems);
      }
      problems = problems();
    }
  }

  private List<String> problems() throws InterruptedException {
    try {
      return start.prove().problems(start.expected());
    } catch (CutoverException notYet) {
      return List.of(notYet.getMessage());
    }
  }

  /**
   * A request belongs to a quiet time if it was sent in it; else a fault before may have hit it.
   */
  private static Period period(Span span, List<Sample> all) {
    return new Period(
        span.name(),
        all.stream()
            .filter(sample -> sample.sent() < span.to())
            .filter(
                sample ->
                    span.fault() ? sample.ended() >= span.from() : sample.sent() >= span.from())
            // What is under way when a fault comes is the fault's.
            .filter(sample -> span.fault() || sample.ended() < span.to())
            .toList(),
        span.recovery());
  }

  private static List<Sample> read(Path file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        format.parse(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return rows.stream().map(FaultTrial::sample).toList();
    }
  }

  private static Sample sample(CSVRecord row) {
    long sent = Long.parseLong(row.get("timeStamp"));
    return new Sample(
        sent,
        sent + Long.parseLong(row.get("elapsed")),
        row.get("threadName"),
        Boolean.parseBoolean(row.get("success")),
        row.get("errorClass"));
  }
}
