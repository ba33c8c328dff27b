package org.cutover.analysis.timeline;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The requests that were sent while a phase was under way, of one trial or of all trials of a cell
 * together.
 *
 * @param span the phase; of a cell, with the mean of its trials' starts and ends
 * @param trials how many trials have this phase
 * @param requests sent in it, all trials together
 * @param errors those of them that failed
 * @param p50Ms median response time of the requests; empty without requests
 * @param p99Ms 99th percentile of their response times; empty without requests
 * @param errorsByClass the errors by class, such as {@code reset}, sorted by name
 */
public record PhaseFigures(
    PhaseSpan span,
    int trials,
    long requests,
    long errors,
    OptionalDouble p50Ms,
    OptionalDouble p99Ms,
    Map<String, Long> errorsByClass) {

  /** Copies the map in the order of its names. */
  public PhaseFigures {
    errorsByClass = Collections.unmodifiableMap(new TreeMap<>(errorsByClass));
  }

  /** Failed requests in percent; empty without requests. */
  public OptionalDouble errorRatePct() {
    return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * errors / requests);
  }

  static List<PhaseSpan> spans(List<PhaseFigures> phases) {
    return phases.stream().map(PhaseFigures::span).filter(PhaseSpan::isDeployment).toList();
  }
}
