package org.cutover.deployer.engine;

import java.time.Duration;

/** Says nothing; for whoever wants only the outcome, or a single kind of event. */
public class NoProgress implements Progress {
  /** Keeps nothing. */
  public NoProgress() {}

  @Override
  public void started(Step step) {}

  @Override
  public void finished(Step step, Duration took) {}

  @Override
  public void skipped(Step step, String reason) {}

  @Override
  public void waiting(Step step, String reason) {}

  @Override
  public void slowed(String title, String reason) {}

  @Override
  public void failed(Step step, String reason) {}

  @Override
  public void undoing(Step step) {}

  @Override
  public void undone(Step step, Duration took) {}
}
