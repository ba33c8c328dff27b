package org.cutover.deployer.engine;

import java.time.Duration;

/** Watches a plan being run. Called from several threads. */
public interface Progress {
  /** A step begins. */
  void started(Step step);

  /** A step has been done. */
  void finished(Step step, Duration took);

  /** A step was not needed, or its site was left out before. */
  void skipped(Step step, String reason);

  /** A step failed in a way that may pass, and is tried again soon. */
  void waiting(Step step, String reason);

  /**
   * A step goes slower than it could, or no longer does.
   *
   * @param title of the step
   */
  void slowed(String title, String reason);

  /** A step could not be done. */
  void failed(Step step, String reason);

  /** A step is about to be undone. */
  void undoing(Step step);

  /** A step has been undone. */
  void undone(Step step, Duration took);
}
