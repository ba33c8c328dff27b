package org.cutover.analysis.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One valid trial: a row of {@code trials.csv}, every value as it stands there.
 *
 * @param cell where in the matrix it belongs
 * @param run its repetition, from 1
 * @param samples requests answered or failed, at least 1
 * @param avgMs mean response time
 * @param minMs shortest response time
 * @param maxMs longest response time
 * @param throughputRps requests a second; empty where a source gives no duration to divide by
 * @param errors failed requests, at most {@code samples}
 * @param statedErrorRatePct the error rate as the row states it, which may be rounded or misprinted
 * @param further numbers beyond the study's columns that this row has, by column name
 * @param generatorLimited whether the load generator was the bottleneck
 * @param saturated the hosts that were at their limits, {@code machine} being what all share; empty
 *     where nobody looked
 */
public record Trial(
    CellKey cell,
    int run,
    long samples,
    double avgMs,
    double minMs,
    double maxMs,
    OptionalDouble throughputRps,
    long errors,
    double statedErrorRatePct,
    Map<String, Double> further,
    boolean generatorLimited,
    Optional<List<String>> saturated) {

  /** Copies the further numbers and the list. */
  public Trial {
    further = Map.copyOf(further);
    saturated = saturated.map(List::copyOf);
  }

  /** This trial with further numbers where it has none of that name. */
  public Trial withAbsent(Map<String, Double> others) {
    Map<String, Double> all = new HashMap<>(others);
    all.putAll(further);
    return new Trial(
        cell,
        run,
        samples,
        avgMs,
        minMs,
        maxMs,
        throughputRps,
        errors,
        statedErrorRatePct,
        all,
        generatorLimited,
        saturated);
  }

  /** Failed requests in percent of all, from the counts. */
  public double errorRatePct() {
    return 100.0 * errors / samples;
  }
}
