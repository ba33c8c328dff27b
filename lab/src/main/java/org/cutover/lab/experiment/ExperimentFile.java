package org.cutover.lab.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cutover.analysis.archive.Margin;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;
import org.cutover.loadgen.ResolvePolicy;

/** Reads {@code experiment.yml}. */
public final class ExperimentFile {
  /** How often a cell can be run at most. */
  public static final int MOST_REPETITIONS = 1000;

  private static final String NAME = "[a-z0-9][a-z0-9_.]{0,31}";

  private ExperimentFile() {}

  /**
   * Reads an experiment.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 and one line a problem
   */
  public static Experiment read(Path file) {
    return YamlFile.read(file, ExperimentFile::experiment);
  }

  /** As {@link #read}, of a text; {@code file} is only the name that messages give it. */
  public static Experiment parse(Path file, String text) {
    return YamlFile.parse(file, text, ExperimentFile::experiment);
  }

  private static Experiment experiment(YamlMap map) {
    map.schema(1);
    Experiment.Times times = times(map.map("times"));
    if (times.deployAt().compareTo(times.hold()) >= 0) {
      map.problem("times", "deployAt has to lie within the hold");
    }
    return new Experiment(
        name(map, "name"),
        map.optionalString("lab").orElse("embedded"),
        map.optionalLong("seed").orElse(20170523L),
        map.integer("repetitions", 1, MOST_REPETITIONS),
        order(map),
        map.integer("rows", 1, 100_000),
        map.optionalString("baseline").orElse("shop-1.0.0.tar.gz"),
        request(map.map("request")),
        times,
        named(map, "levels", ExperimentFile::level),
        scenarios(map),
        deployers(map),
        analysis(map.optionalMap("analysis")),
        map.optionalMap("validity").map(v -> v.integer("reruns", 0, 100)).orElse(2));
  }

  private static String name(YamlMap map, String key) {
    String name = map.string(key);
    if (!name.isEmpty() && !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      map.problem(key, "'" + name + "' should be letters, digits, _ . - (at most 64)");
    }
    return name;
  }

  private static Experiment.Order order(YamlMap map) {
    List<Experiment.Order> orders = List.of(Experiment.Order.values());
    List<String> words = orders.stream().map(Experiment.Order::word).toList();
    return orders.get(words.indexOf(map.choice("order", words, words.get(0))));
  }

  private static Experiment.Request request(YamlMap map) {
    String path = map.string("path");
    if (!path.isEmpty() && !path.startsWith("/")) {
      map.problem("path", "'" + path + "' should start with /");
    }
    return new Experiment.Request(
        map.choice("method", List.of("GET"), "GET"),
        path,
        map.optionalDuration("connectTimeout").orElse(Duration.ofSeconds(30)),
        map.optionalDuration("responseTimeout").orElse(Duration.ofSeconds(30)),
        ResolvePolicy.of(
            map.choice("resolve", ResolvePolicy.words(), ResolvePolicy.ONCE_PER_USER.word())));
  }

  private static Experiment.Times times(YamlMap map) {
    return new Experiment.Times(
        map.duration("rampUp"), map.duration("hold"), map.duration("deployAt"));
  }

  private static Experiment.Level level(YamlMap map) {
    return new Experiment.Level(
        map.integer("users", 1, 100_000), map.decimal("throughput", 0.1, 1_000_000));
  }

  private static Map<String, Experiment.Scenario> scenarios(YamlMap map) {
    Map<String, Experiment.Scenario> scenarios =
        named(
            map,
            "scenarios",
            scenario ->
                new Experiment.Scenario(
                    scenario.optionalString("release"),
                    scenario.optionalInteger("exit", 0, 255).orElse(0)));
    if (!scenarios.containsKey(Experiment.CONTROL)) {
      map.problem("scenarios", "the control, 'none: {}', is missing: nothing can be compared");
    }
    scenarios.forEach(
        (name, scenario) -> {
          if (scenario.release().isPresent() == name.equals(Experiment.CONTROL)) {
            map.problem(
                "scenarios",
                name.equals(Experiment.CONTROL)
                    ? "'none' is the control and releases nothing"
                    : "'" + name + "' names no release; only the control, 'none', has none");
          }
        });
    return scenarios;
  }

  private static Map<String, String> deployers(YamlMap map) {
    Map<String, String> deployers = new LinkedHashMap<>();
    map.optionalMap("deployers")
        .ifPresent(
            entries -> {
              for (String name : entries.names()) {
                checkName(entries, name);
                deployers.put(name, entries.string(name));
              }
            });
    return deployers.isEmpty() ? Map.of("cutover", "deployer") : deployers;
  }

  private static Experiment.Analysis analysis(Optional<YamlMap> section) {
    if (section.isEmpty()) {
      return new Experiment.Analysis(0.05, 0.8, Duration.ofSeconds(1), defaultMargins());
    }
    YamlMap map = section.get();
    Map<String, String> margins = new LinkedHashMap<>(defaultMargins());
    map.optionalMap("margins")
        .ifPresent(
            entries -> {
              for (String metric : entries.names()) {
                margins.put(metric, margin(entries, metric));
              }
            });
    return new Experiment.Analysis(
        map.optionalDecimal("alpha", 0.0001, 0.5).orElse(0.05),
        map.optionalDecimal("power", 0.5, 0.999).orElse(0.8),
        map.optionalDuration("responseTimeLimit").orElse(Duration.ofSeconds(1)),
        margins);
  }

  private static String margin(YamlMap margins, String metric) {
    Set<String> metrics = MetricCatalogue.names();
    if (!metrics.contains(metric)) {
      margins.problem(metric, "not a metric; allowed: " + String.join(", ", metrics));
    }
    margins.parsed(metric, Margin::parse);
    return margins.string(metric);
  }

  private static Map<String, String> defaultMargins() {
    Map<String, String> margins = new LinkedHashMap<>();
    margins.put("error_rate_pct", "0.1");
    margins.put("avg_ms", "10%");
    margins.put("max_ms", "20%");
    return margins;
  }

  private static <T> Map<String, T> named(YamlMap map, String key, Function<YamlMap, T> reader) {
    YamlMap entries = map.map(key);
    Map<String, T> values = new LinkedHashMap<>();
    for (String name : entries.names()) {
      checkName(entries, name);
      values.put(name, reader.apply(entries.map(name)));
    }
    if (values.isEmpty()) {
      map.problem(key, "at least one is needed");
    }
    return values;
  }

  /** Names become parts of folder names, between hyphens. */
  private static void checkName(YamlMap map, String name) {
    if (!name.matches(NAME)) {
      map.problem(name, "a name should be lower-case letters, digits, _ . (at most 32)");
    }
  }
}
