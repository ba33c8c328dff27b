package org.cutover.analysis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildChoice;
import org.cutover.analysis.builds.Builds;
import org.cutover.analysis.builds.Design;
import org.cutover.analysis.builds.Gate;
import org.cutover.analysis.builds.output.ComparisonResult;
import org.cutover.analysis.builds.output.ComparisonWriter;
import org.cutover.common.CutoverException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cutover compare DIR_A DIR_B}, or {@code cutover compare DIR --factor deployer}. */
@Command(
    name = "compare",
    description =
        "Says whether build B of a deployer is worse than build A: exit code 0 if it is not, 3 if"
            + " it is, 4 if the trials cannot tell.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CompareCommand implements Callable<Integer> {
  private static final String DEPLOYER = "deployer";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..2",
      paramLabel = "DIR",
      description = "the archive of A and that of B; with --factor, one archive that holds both")
  private List<Path> directories;

  @Option(
      names = "--factor",
      paramLabel = "NAME",
      description = "what differs within one archive: deployer")
  private Optional<String> factor = Optional.empty();

  @Option(names = "--a", paramLabel = "NAME", description = "the deployer that is A")
  private Optional<String> a = Optional.empty();

  @Option(names = "--b", paramLabel = "NAME", description = "the deployer that is B")
  private Optional<String> b = Optional.empty();

  @Option(
      names = "--margin",
      paramLabel = "METRIC=MARGIN",
      description =
          "how much worse B may be, such as avg_ms=10%% or error_rate_pct=0.1 (default: the margins"
              + " in A's experiment.yml)")
  private Map<String, String> margins = Map.of();

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "METRIC",
      description = "metrics that decide (default: all that have a margin)")
  private List<String> metrics = List.of();

  @Option(
      names = "--level",
      split = ",",
      paramLabel = "LEVEL",
      description = "levels to compare (default: all)")
  private List<String> levels = List.of();

  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "SCENARIO",
      description = "scenarios to compare (default: all with a deployment)")
  private List<String> scenarios = List.of();

  @Option(
      names = "--direct",
      description =
          "compare cells of two archives as they are, not what a deployment adds to no deployment")
  private boolean direct;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write the comparison (default: comparison in the archive of B)")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    BuildAnalysis analysis = BuildAnalysis.of(builds(), gate());
    Path last = directories.get(directories.size() - 1);
    ComparisonResult result =
        ComparisonWriter.write(analysis, out.orElseGet(() -> last.resolve("comparison")));
    PrintWriter terminal = spec.commandLine().getOut();
    result.lines().forEach(terminal::println);
    terminal.flush();
    return result.exit().code();
  }

  private Builds builds() {
    if (factor.isPresent() && !factor.get().equals(DEPLOYER)) {
      throw CutoverException.usage("--factor: unknown '" + factor.get() + "'; known: " + DEPLOYER);
    }
    if (directories.size() == 1) {
      return ofOne(directories.get(0));
    }
    if (factor.isPresent()) {
      throw CutoverException.usage(
          "--factor compares within one archive; name one, or leave --factor out");
    }
    refuseOneWithItself(directories.get(0), directories.get(1));
    return BuildChoice.ofTwo(
        directories.get(0), directories.get(1), a, b, direct ? Design.CELLS : Design.EFFECTS);
  }

  private static void refuseOneWithItself(Path directoryA, Path directoryB) {
    if (real(directoryA).equals(real(directoryB))) {
      throw CutoverException.usage(
          directoryB
              + ": is the archive of A and of B, and nothing differs from itself; name two"
              + " archives, or compare the deployers of one with --factor deployer");
    }
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory.toAbsolutePath().normalize();
    }
  }

  private Builds ofOne(Path directory) {
    if (factor.isEmpty()) {
      throw CutoverException.usage(
          "one archive: name a second one, or compare its deployers with --factor deployer");
    }
    if (direct) {
      throw CutoverException.usage("--direct is for two archives; within one it is always so");
    }
    return BuildChoice.ofOne(directory, a, b);
  }

  private Gate gate() {
    Map<String, Margin> parsed = new TreeMap<>();
    margins.forEach((metric, text) -> parsed.put(metric, margin(metric, text)));
    return new Gate(parsed, set(metrics), set(levels), set(scenarios));
  }

  private static Margin margin(String metric, String text) {
    try {
      return Margin.parse(text);
    } catch (IllegalArgumentException e) {
      throw CutoverException.usage("--margin " + metric + ": " + e.getMessage());
    }
  }

  private static Set<String> set(List<String> names) {
    return new TreeSet<>(names);
  }
}
