package org.cutover.analysis.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;

/**
 * What {@code experiment.yml} says of the load.
 *
 * @param load by level
 * @param timeouts of the request
 */
record PlanFile(Map<String, PlannedLoad> load, List<PlannedTimeout> timeouts) {
  PlanFile {
    load = Map.copyOf(load);
    timeouts = List.copyOf(timeouts);
  }

  /** Reads the file; nothing is planned where there is none. */
  static PlanFile read(Path file) {
    if (!Files.exists(file)) {
      return new PlanFile(Map.of(), List.of());
    }
    try {
      return YamlFile.read(file, PlanFile::plan);
    } catch (CutoverException e) {
      throw new CutoverException(ExitCode.BROKEN_ARCHIVE, e.getMessage(), e);
    }
  }

  private static PlanFile plan(YamlMap map) {
    map.names();
    Optional<YamlMap> times = map.optionalMap("times");
    Optional<Double> rampUp = times.flatMap(t -> seconds(t, "rampUp"));
    Optional<Double> hold = times.flatMap(t -> seconds(t, "hold"));
    times.ifPresent(YamlMap::names);
    Map<String, PlannedLoad> load = new TreeMap<>();
    YamlMap levels = map.map("levels");
    for (String name : levels.names()) {
      levels.optionalMap(name).ifPresent(level -> load.put(name, load(level, rampUp, hold)));
    }
    return new PlanFile(load, map.optionalMap("request").map(PlanFile::timeouts).orElse(List.of()));
  }

  private static PlannedLoad load(
      YamlMap level, Optional<Double> rampUpSeconds, Optional<Double> holdSeconds) {
    level.names();
    return new PlannedLoad(
        level.optionalDecimal("users", 0, Double.MAX_VALUE),
        level.optionalDecimal("throughput", 0, Double.MAX_VALUE),
        rampUpSeconds,
        holdSeconds);
  }

  private static List<PlannedTimeout> timeouts(YamlMap request) {
    request.names();
    List<PlannedTimeout> timeouts = new ArrayList<>();
    for (String name : List.of(PlannedTimeout.RESPONSE, PlannedTimeout.CONNECT)) {
      request
          .optionalDuration(name)
          .ifPresent(time -> timeouts.add(new PlannedTimeout(name, time.toMillis())));
    }
    return timeouts;
  }

  private static Optional<Double> seconds(YamlMap times, String key) {
    return times.optionalDuration(key).map(Duration::toMillis).map(millis -> millis / 1000.0);
  }
}
