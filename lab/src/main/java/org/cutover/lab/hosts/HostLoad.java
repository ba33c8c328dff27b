package org.cutover.lab.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a host did in a span of time.
 *
 * @param host its name
 * @param seconds how often it was looked at, at least 1
 * @param meanCpuPct mean processor time in percent of one processor
 * @param maxCpuPct that of its busiest second
 * @param limitPct the most that it may use; empty where nothing but the machine limits it
 * @param secondsAtLimit in how many of the seconds it was at its limit
 * @param maxMemoryMegabytes the most memory that it used; negative where it is not known
 */
public record HostLoad(
    String host,
    int seconds,
    double meanCpuPct,
    double maxCpuPct,
    Optional<Double> limitPct,
    int secondsAtLimit,
    long maxMemoryMegabytes) {
  /** A deployment or a start makes any host busy for a moment; a tenth of the time is no moment. */
  private static final double SATURATED = 0.1;

  /**
   * Sums up each host's observations in a span, sorted by name.
   *
   * @param from where it begins, in milliseconds since 1970
   * @param to where it ends, itself excluded
   */
  public static List<HostLoad> between(long from, long to, List<Observation> observations) {
    Map<String, List<Observation>> byHost = new TreeMap<>();
    observations.stream()
        .filter(seen -> seen.time() >= from && seen.time() < to)
        .forEach(seen -> byHost.computeIfAbsent(seen.host(), host -> new ArrayList<>()).add(seen));
    return byHost.values().stream().map(HostLoad::of).toList();
  }

  private static HostLoad of(List<Observation> seen) {
    Observation last = seen.get(seen.size() - 1);
    return new HostLoad(
        last.host(),
        seen.size(),
        seen.stream().mapToDouble(Observation::cpuPct).average().orElseThrow(),
        seen.stream().mapToDouble(Observation::cpuPct).max().orElseThrow(),
        last.limitPct(),
        (int) seen.stream().filter(Observation::atLimit).count(),
        seen.stream().mapToLong(Observation::memoryMegabytes).max().orElseThrow());
  }

  /** Whether it was at its limit for at least a tenth of the seconds. */
  public boolean saturated() {
    return secondsAtLimit > 0 && secondsAtLimit >= SATURATED * seconds;
  }
}
