package org.cutover.deployer.database;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Who may deploy.
 *
 * @param epoch grows with every taking; steps of an older one are refused
 * @param deployment that holds it
 * @param owner the user who started it
 * @param host on which it runs
 * @param process its process identifier there
 * @param heartbeat when it last said that it lives
 */
public record Lock(
    long epoch, String deployment, String owner, String host, long process, Instant heartbeat) {
  /** How often a holder says that it lives. */
  public static final Duration BEAT = Duration.ofSeconds(3);

  /** After this long without a sign of life a lock may be taken over. */
  public static final Duration STALE = Duration.ofSeconds(20);

  /** Whether its holder has not been heard of for too long, or is known to have ended. */
  public boolean stale(Instant now, String thisHost) {
    boolean silent = Duration.between(heartbeat, now).compareTo(STALE) > 0;
    boolean dead = host.equals(thisHost) && ProcessHandle.of(process).isEmpty();
    return silent || dead;
  }

  /** The holder in one line. */
  public String holder(Instant now) {
    return String.format(
        Locale.ROOT,
        "deployment %s of %s on %s (process %d), last sign of life %d s ago",
        deployment,
        owner,
        host,
        process,
        Math.max(0, Duration.between(heartbeat, now).toSeconds()));
  }
}
