package org.cutover.deployer.haproxy;

/**
 * What a load balancer says of one server.
 *
 * @param status such as {@code UP}, {@code DOWN}, {@code UP 1/3}, {@code DRAIN}, {@code MAINT}
 * @param checkStatus of the last check, such as {@code L7OK} or {@code * L4CON} while one runs
 * @param sessions that are connected to it
 * @param queued requests that wait for it
 */
public record ServerStatus(
    String backend, String server, String status, String checkStatus, int sessions, int queued) {
  /** Whether it takes requests and its last check passed. */
  public boolean up() {
    return status.startsWith("UP") && checkStatus.replace("* ", "").startsWith("L7OK");
  }

  /** Whether it is drained and its last check passed, so that it could take requests at once. */
  public boolean proven() {
    return status.startsWith("DRAIN") && checkStatus.replace("* ", "").startsWith("L7OK");
  }

  /** Whether nothing but its checks keeps it from being up, so that the next ones decide. */
  public boolean undecided() {
    return !up() && (status.startsWith("UP") || down());
  }

  /** Whether its checks failed or have not passed yet. */
  public boolean down() {
    return status.startsWith("DOWN");
  }

  /** Whether nothing is connected to it and nothing waits for it. */
  public boolean idle() {
    return sessions == 0 && queued == 0;
  }
}
