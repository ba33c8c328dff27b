package org.cutover.analysis.builds;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;

/**
 * Under what conditions an archive came about, as its {@code experiment.yml} states them.
 *
 * @param values every single value, by the way to it, such as {@code times.hold}
 */
record Conditions(Map<String, String> values) {
  /** What has to be equal: whose difference would be taken for one between builds. */
  private static final List<String> DECISIVE =
      List.of("baseline", "levels", "request", "rows", "scenarios", "times");

  /** What may differ and is said. */
  private static final List<String> NOTED = List.of("lab", "order", "repetitions");

  Conditions {
    values = Map.copyOf(values);
  }

  /** Reads them; empty where the archive keeps no plan. */
  static Optional<Conditions> of(Path archive) {
    Path file = archive.resolve("experiment.yml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YamlFile.read(file, Conditions::read));
    } catch (CutoverException e) {
      throw new CutoverException(ExitCode.BROKEN_ARCHIVE, e.getMessage(), e);
    }
  }

  private static Conditions read(YamlMap map) {
    Map<String, String> values = new TreeMap<>();
    for (String key : map.names()) {
      if (DECISIVE.contains(key) || NOTED.contains(key)) {
        map.any(key).ifPresent(value -> collect(key, value, values));
      }
    }
    return new Conditions(values);
  }

  private static void collect(String name, Object value, Map<String, String> values) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> collect(name + "." + key, inner, values));
    } else if (!value.equals(Optional.empty())) {
      values.put(name, value.toString());
    }
  }

  /**
   * Where both state something else.
   *
   * @param decisive what makes them incomparable, or else what is only said
   */
  List<String> differences(Conditions other, boolean decisive, Gate gate) {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
      String theirs = other.values.get(value.getKey());
      if (counts(value.getKey(), decisive, gate)
          && theirs != null
          && !normal(theirs).equals(normal(value.getValue()))) {
        differences.add(
            value.getKey() + " is " + value.getValue() + " in A and " + theirs + " in B");
      }
    }
    return differences;
  }

  /** What one states and the other does not, so that it cannot be compared. */
  List<String> unstated(Conditions other, Gate gate) {
    return new TreeMap<>(values)
        .keySet().stream()
            .filter(key -> counts(key, true, gate) && !other.values.containsKey(key))
            .toList();
  }

  private static boolean counts(String key, boolean decisive, Gate gate) {
    String[] parts = key.split("\\.", -1);
    boolean asked =
        switch (parts[0]) {
          case "levels" -> gate.asksLevel(key.substring("levels.".length(), key.lastIndexOf('.')));
          case "scenarios" ->
              gate.asksScenario(key.substring("scenarios.".length(), key.lastIndexOf('.')));
          default -> true;
        };
    return asked && (decisive ? DECISIVE : NOTED).contains(parts[0]);
  }

  /** One text for values that are written differently and mean the same. */
  private static String normal(String text) {
    try {
      return Durations.parse(text).toMillis() + "ms";
    } catch (IllegalArgumentException noDuration) {
      return text.matches("-?\\d{1,18}(\\.\\d{1,18})?")
          ? new BigDecimal(text).stripTrailingZeros().toPlainString()
          : text;
    }
  }
}
