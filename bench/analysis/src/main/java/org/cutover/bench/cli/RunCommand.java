package org.cutover.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cutover.bench.archive.Plan;
import org.cutover.bench.measure.Contender;
import org.cutover.bench.measure.Contenders;
import org.cutover.bench.measure.JMeterFile;
import org.cutover.bench.measure.MachineFacts;
import org.cutover.bench.measure.Measurement;
import org.cutover.bench.measure.Places;
import org.cutover.bench.measure.Preparation;
import org.cutover.bench.measure.Race;
import org.cutover.bench.measure.Reference;
import org.cutover.bench.measure.ResultText;
import org.cutover.common.CutoverException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates the archive and times everything that can read it. */
@Command(
    name = "run",
    description = "Times all readers of an archive side by side.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PlanOptions planOptions;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs of each (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only these, such as cutover,duckdb,fastcsv.")
  private List<String> only = List.of();

  @Option(names = "--without", split = ",", paramLabel = "NAME", description = "All but these.")
  private List<String> without = List.of();

  @Override
  public Integer call() throws Exception {
    if (runs < 1) {
      throw CutoverException.usage("--runs: " + runs + " should be at least 1");
    }
    Plan plan = planOptions.plan();
    Places places = places(plan);
    Preparation preparation = new Preparation(places, plan);
    say("preparing the archives in " + places.work());
    preparation.archives();
    Reference reference = preparation.reference();
    JMeterFile file = JMeterFile.join(places.archive("plain"), places.jmeterFile());
    List<Contender> chosen = chosen(new Contenders(places, reference).all(file));
    String load = MachineFacts.load();
    List<Measurement> measurements = new Race(places.logs(), this::say).run(chosen, runs);
    String text =
        new ResultText(measurements).of(command(), preparation.description(reference), load);
    Files.writeString(places.work().resolve("result.md"), text);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static Places places(Plan plan) throws IOException {
    Path home = Path.of(System.getProperty("cutover.home")).toAbsolutePath().normalize();
    String name = plan.repetitions() + "-" + plan.samples() + "-" + plan.seed();
    return new Places(
        home, Files.createDirectories(home.resolve("bench/analysis/target/work").resolve(name)));
  }

  private List<Contender> chosen(List<Contender> all) {
    List<String> names = all.stream().map(Contender::name).distinct().toList();
    for (String name : Stream.concat(only.stream(), without.stream()).toList()) {
      if (!names.contains(name)) {
        throw CutoverException.usage(
            "no contender '" + name + "'; there are " + String.join(", ", names));
      }
    }
    return all.stream()
        .filter(one -> only.isEmpty() || only.contains(one.name()))
        .filter(one -> !without.contains(one.name()))
        .toList();
  }

  /** What was typed; the script puts {@code run} in front of it. */
  private String command() {
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    return "bench/analysis/" + String.join(" ", arguments);
  }

  private void say(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }
}
