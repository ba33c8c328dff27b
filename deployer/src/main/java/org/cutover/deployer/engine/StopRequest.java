package org.cutover.deployer.engine;

/** Somebody asked the deployment to stop. Once asked, it stays asked. */
public final class StopRequest {
  private volatile boolean requested;

  /** Asks. */
  public void request() {
    requested = true;
  }

  /** Whether it was asked. */
  public boolean requested() {
    return requested;
  }
}
