package org.cutover.analysis.archive;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;

/**
 * Reads the parts of {@code experiment.yml} that analysis needs. The other keys belong to whoever
 * ran the experiment and are not judged here.
 */
final class ExperimentFile {
  private final Set<String> metrics;

  /**
   * @param metrics the metrics that may have a margin
   */
  ExperimentFile(Set<String> metrics) {
    this.metrics = metrics;
  }

  /** Reads the file, or returns empty where the archive has none. */
  Optional<Experiment> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YamlFile.read(file, this::experiment));
    } catch (CutoverException e) {
      // What would be a usage error in a file the user is editing is a broken archive here.
      throw new CutoverException(ExitCode.BROKEN_ARCHIVE, e.getMessage(), e);
    }
  }

  private Experiment experiment(YamlMap map) {
    map.names();
    map.schema(1);
    return new Experiment(
        map.optionalString("name").orElse("experiment"),
        levels(map.map("levels")),
        scenarios(map.map("scenarios")),
        map.optionalMap("deployers").map(YamlMap::names).orElse(List.of()),
        map.optionalInteger("repetitions", 1, 1_000_000)
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty),
        map.optionalMap("analysis").map(this::settings).orElse(AnalysisSettings.DEFAULT));
  }

  private static List<Experiment.Level> levels(YamlMap map) {
    return map.names().stream()
        .map(name -> new Experiment.Level(name, map.optionalMap(name).map(l -> load(l)).orElse("")))
        .toList();
  }

  private static String load(YamlMap level) {
    level.names();
    Optional<Integer> users = level.optionalInteger("users", 0, Integer.MAX_VALUE);
    Optional<Double> rate = level.optionalDecimal("throughput", 0, Double.MAX_VALUE);
    List<String> parts = new ArrayList<>();
    users.ifPresent(n -> parts.add(n + " users"));
    rate.ifPresent(r -> parts.add("target " + plain(r) + " requests/s"));
    return String.join(", ", parts);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static List<String> scenarios(YamlMap map) {
    List<String> names = new ArrayList<>(map.names());
    if (names.remove(CellKey.CONTROL)) {
      names.add(0, CellKey.CONTROL);
    }
    return names;
  }

  private AnalysisSettings settings(YamlMap map) {
    map.names();
    AnalysisSettings absent = AnalysisSettings.DEFAULT;
    AnalysisSettings stated =
        new AnalysisSettings(
            map.optionalDecimal("alpha", 1e-9, 0.5).orElse(absent.alpha()),
            map.optionalDecimal("power", 0.01, 0.9999).orElse(absent.power()),
            absent.margins(),
            map.optionalDuration("responseTimeLimit").orElse(absent.responseTimeLimit()));
    return stated.withMargins(map.optionalMap("margins").map(this::margins).orElse(Map.of()));
  }

  private Map<String, Margin> margins(YamlMap map) {
    Map<String, Margin> margins = new TreeMap<>();
    for (String metric : metrics) {
      map.parsed(metric, Margin::parse).ifPresent(margin -> margins.put(metric, margin));
    }
    return margins;
  }
}
