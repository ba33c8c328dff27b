package org.cutover.loadgen.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.common.terminal.Terminal;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.ResponseCheck;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The load generator alone: {@code cutover load URL --users N --throughput R …}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Sends GET requests to one URL and reports how it answered.",
      "Load only what you own or may load."
    })
public final class LoadCommand implements Callable<Integer> {
  /** How long a Ctrl-C waits for the run to end: its grace, and the file. */
  private static final Duration TIME_TO_END = Duration.ofSeconds(20);

  private final Terminal terminal;
  private final Supplier<LoadGenerator> generators;

  @Parameters(paramLabel = "URL", description = "What to load, such as http://localhost:8080/item")
  private String url;

  @Option(
      names = "--users",
      required = true,
      paramLabel = "N",
      description = "Virtual users at full load")
  private int users;

  @Option(
      names = "--throughput",
      required = true,
      paramLabel = "RATE",
      description = "Most requests a second of all users together")
  private double throughput;

  @Option(
      names = "--ramp-up",
      defaultValue = "0s",
      paramLabel = "DURATION",
      description = "Whole seconds over which users and rate rise; default ${DEFAULT-VALUE}")
  private String rampUp;

  @Option(
      names = "--hold",
      required = true,
      paramLabel = "DURATION",
      description = "How long the full load lasts, such as 30s or 5m")
  private String hold;

  @Option(
      names = "--connect-timeout",
      defaultValue = "30s",
      paramLabel = "DURATION",
      description = "Longest time for a connection to open; default ${DEFAULT-VALUE}")
  private String connectTimeout;

  @Option(
      names = "--response-timeout",
      defaultValue = "30s",
      paramLabel = "DURATION",
      description = "Longest wait for an answer; default ${DEFAULT-VALUE}")
  private String responseTimeout;

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description = "Where the URL's host is served; several times for several addresses")
  private List<String> targets = new ArrayList<>();

  @Mixin private NamingOptions naming = new NamingOptions();

  @Option(
      names = "--fail-if",
      paramLabel = "BOUND",
      description = {
        "End with exit code 3 when a figure crosses a bound, such as 'error_rate_pct>1' or",
        "'p95_ms>500'; several times for several bounds"
      })
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Keep every sample in this file, compressed CSV, such as samples.csv.gz")
  private Path out;

  /**
   * Creates the command.
   *
   * @param terminal where to report
   * @param generators makes the generator of a run
   */
  public LoadCommand(Terminal terminal, Supplier<LoadGenerator> generators) {
    this.terminal = terminal;
    this.generators = generators;
  }

  @Override
  public Integer call() throws IOException {
    LoadPlan plan = plan();
    List<Threshold> thresholds = bounds.stream().map(Threshold::parse).toList();
    if (out != null) {
      requireWritable(out);
      return run(plan, thresholds, out);
    }
    Path folder = Files.createTempDirectory("cutover-load-");
    Path unwanted = folder.resolve("samples.csv.gz");
    try {
      return run(plan, thresholds, unwanted);
    } finally {
      Files.deleteIfExists(unwanted);
      Files.deleteIfExists(folder);
    }
  }

  /** A load of an hour should not end with the news that its samples have no place. */
  private static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw CutoverException.usage(
          "load: --out " + file + ": is a folder; name a file in it, such as samples.csv.gz");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw CutoverException.usage("load: --out " + file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw CutoverException.usage("load: --out " + file + ": " + folder + " cannot be written");
    }
  }

  private int run(LoadPlan plan, List<Threshold> thresholds, Path samples) throws IOException {
    LoadGenerator generator = generators.get();
    try (Interruption interruption = Interruption.listen(TIME_TO_END)) {
      interruption.onStop(generator::stop);
      LoadResult result = generator.run(plan, samples, live());
      terminal.clearStatus();
      terminal.line(LoadReport.summary(result));
      boolean crossed = report(thresholds, result);
      if (result.course().stopped()) {
        return ExitCode.INTERRUPTED.code();
      }
      return (crossed ? ExitCode.HARM : ExitCode.DONE).code();
    }
  }

  /** Says which thresholds were crossed; whether any was. */
  private boolean report(List<Threshold> thresholds, LoadResult result) {
    List<Threshold> crossed =
        thresholds.stream().filter(threshold -> threshold.crossed(result.summary())).toList();
    crossed.forEach(threshold -> terminal.line(threshold.message(result.summary())));
    return !crossed.isEmpty();
  }

  private LoadListener live() {
    return new LoadListener() {
      @Override
      public void started(Instant rampUpStart) {}

      @Override
      public void progress(Snapshot snapshot) {
        terminal.status(LoadReport.line(snapshot));
      }
    };
  }

  private LoadPlan plan() {
    LoadProfile profile =
        new LoadProfile(users, throughput, duration("--ramp-up", rampUp), duration("--hold", hold));
    URI wanted = uri();
    List<Address> addresses = targets.stream().map(Address::parse).toList();
    Target target = addresses.isEmpty() ? Target.of(wanted) : Target.of(wanted, addresses);
    String path = wanted.getRawPath().isEmpty() ? "/" : wanted.getRawPath();
    LoadRequest request =
        new LoadRequest(
            "GET",
            wanted.getRawQuery() == null ? path : path + "?" + wanted.getRawQuery(),
            duration("--connect-timeout", connectTimeout),
            duration("--response-timeout", responseTimeout));
    return new LoadPlan(profile, target.with(naming.naming()), request, ResponseCheck.none());
  }

  private URI uri() {
    try {
      URI wanted = new URI(url);
      if (wanted.isOpaque() || wanted.getRawPath() == null) {
        throw new URISyntaxException(url, "it has no host");
      }
      return wanted;
    } catch (URISyntaxException e) {
      throw new CutoverException(
          ExitCode.USAGE,
          "load: '" + url + "' is no URL to load; write one such as http://localhost:8080/item",
          e);
    }
  }

  private static Duration duration(String option, String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CutoverException(ExitCode.USAGE, "load: " + option + ": " + e.getMessage(), e);
    }
  }
}
