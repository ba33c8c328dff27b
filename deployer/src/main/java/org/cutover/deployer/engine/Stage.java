package org.cutover.deployer.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tracks that run beside each other; the next stage begins when all have ended.
 *
 * @param tracks lists of steps that run one after the other
 */
public record Stage(List<List<Step>> tracks) {
  /** Copies the lists. */
  public Stage {
    tracks = tracks.stream().map(List::copyOf).toList();
  }

  /** A stage of a single track. */
  public static Stage of(Step... steps) {
    return new Stage(List.of(List.of(steps)));
  }

  /** Every step, track by track. */
  public Stream<Step> steps() {
    return tracks.stream().flatMap(List::stream);
  }
}
