package org.cutover.analysis.timeline;

import java.util.List;

/**
 * A deployment as its journal tells it.
 *
 * @param startMillis when its journal begins, in epoch milliseconds
 * @param endMillis when it ends
 * @param phases what happened in it, by start
 */
record Deployment(long startMillis, long endMillis, List<Phase> phases) {
  /** Copies the phases. */
  Deployment {
    phases = List.copyOf(phases);
  }

  /**
   * A name under which phases of several trials belong together.
   *
   * @param phase its name in the journal
   * @param round see {@link PhaseSpan#round()}
   */
  record Key(String phase, int round) {}

  /**
   * A phase from the start of its first step to the end of its last.
   *
   * @param key its name
   * @param fromMillis in epoch milliseconds
   * @param toMillis in epoch milliseconds
   */
  record Phase(Key key, long fromMillis, long toMillis) {}
}
