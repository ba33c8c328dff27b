package org.cutover.analysis.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the phases of a deployment in the events of its journal. */
final class JournalPhases {
  private static final Set<String> BEGINNINGS = Set.of("started", "undoing");
  private static final Set<String> ENDS = Set.of("finished", "failed", "undone");
  private static final String DRAIN = "drain";

  private final Map<Deployment.Key, Deployment.Phase> phases = new LinkedHashMap<>();
  private final Map<Step, Deployment.Key> open = new HashMap<>();
  private int round;
  private boolean drainedLast;

  private record Step(String phase, String step, String target) {}

  private JournalPhases() {}

  /** The deployment that left these events; empty without any. */
  static Optional<Deployment> of(List<JournalEvent> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    JournalPhases phases = new JournalPhases();
    events.stream().sorted(Comparator.comparingLong(JournalEvent::millis)).forEach(phases::take);
    long start = events.stream().mapToLong(JournalEvent::millis).min().orElseThrow();
    long end = events.stream().mapToLong(JournalEvent::millis).max().orElseThrow();
    // What a killed deployer had begun lasts as long as is known of it.
    phases.open.values().forEach(key -> phases.extend(key, end));
    List<Deployment.Phase> all = new ArrayList<>(phases.phases.values());
    all.sort(Comparator.comparingLong(Deployment.Phase::fromMillis));
    return Optional.of(new Deployment(start, end, all));
  }

  private void take(JournalEvent event) {
    Step step = new Step(event.phase(), event.step(), event.target());
    if (BEGINNINGS.contains(event.event())) {
      begin(step, event);
    } else if (ENDS.contains(event.event())) {
      Deployment.Key key = open.remove(step);
      if (key != null) {
        extend(key, event.millis());
      }
    }
  }

  private void begin(Step step, JournalEvent event) {
    boolean drain = step.phase().equals(DRAIN);
    // Sites of one half are drained one after another or at once; that is one round.
    if (drain && !drainedLast) {
      round++;
    }
    drainedLast = drain || (drainedLast && isDraining());
    Deployment.Key key = new Deployment.Key(step.phase(), round);
    phases.putIfAbsent(key, new Deployment.Phase(key, event.millis(), event.millis()));
    open.put(step, key);
  }

  private boolean isDraining() {
    return open.keySet().stream().anyMatch(step -> step.phase().equals(DRAIN));
  }

  private void extend(Deployment.Key key, long millis) {
    Deployment.Phase phase = phases.get(key);
    long to = Math.max(phase.toMillis(), millis);
    phases.put(key, new Deployment.Phase(key, phase.fromMillis(), to));
  }
}
