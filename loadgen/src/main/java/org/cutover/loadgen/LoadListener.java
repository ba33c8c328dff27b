package org.cutover.loadgen;

import java.time.Instant;

/** Is told how a run goes, always from one and the same thread, which is not one of the users'. */
public interface LoadListener {
  /** The first user has started; called once, within milliseconds of that. */
  void started(Instant rampUpStart);

  /** About once a second until the end. */
  void progress(Snapshot snapshot);

  /** A listener that does nothing. */
  static LoadListener none() {
    return new LoadListener() {
      @Override
      public void started(Instant rampUpStart) {}

      @Override
      public void progress(Snapshot snapshot) {}
    };
  }
}
