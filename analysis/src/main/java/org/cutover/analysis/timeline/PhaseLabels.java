package org.cutover.analysis.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What people call the phases of an archive. */
final class PhaseLabels {
  private final Map<String, Set<Integer>> rounds = new HashMap<>();

  /** The labels for an archive with these phases. */
  PhaseLabels(Collection<Deployment.Key> all) {
    all.forEach(key -> rounds.computeIfAbsent(key.phase(), p -> new HashSet<>()).add(key.round()));
  }

  /** The phase's name, with its round where there are several; before the first drain without. */
  String of(Deployment.Key key) {
    String name = key.phase().replace('-', ' ');
    boolean several = rounds.getOrDefault(key.phase(), Set.of()).size() > 1;
    return several && key.round() > 0 ? name + " " + key.round() : name;
  }
}
