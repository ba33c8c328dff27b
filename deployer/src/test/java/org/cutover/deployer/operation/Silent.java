package org.cutover.deployer.operation;

import java.time.Duration;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.engine.Step;

/** Watches and says nothing. */
class Silent implements Progress {
  @Override
  public void started(Step step) {}

  @Override
  public void finished(Step step, Duration took) {}

  @Override
  public void skipped(Step step, String reason) {}

  @Override
  public void waiting(Step step, String reason) {}

  @Override
  public void failed(Step step, String reason) {}

  @Override
  public void undoing(Step step) {}

  @Override
  public void undone(Step step, Duration took) {}
}
