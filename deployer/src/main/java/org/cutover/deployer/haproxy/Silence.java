package org.cutover.deployer.haproxy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.cutover.common.CutoverException;

/**
 * What it means that a load balancer does not answer: the operation fails, or goes on with the
 * others and leaves this one to be brought to its states when it answers again.
 *
 * @param patience how long it is asked again before the operation goes on; empty if it fails
 */
public record Silence(Optional<Duration> patience) {
  /** It is a failure of the operation. */
  public static Silence fails() {
    return new Silence(Optional.empty());
  }

  /** It is remembered at once. */
  public static Silence remembered() {
    return rememberedAfter(Duration.ZERO);
  }

  /** It is asked again for a while, then remembered. */
  public static Silence rememberedAfter(Duration patience) {
    return new Silence(Optional.of(patience));
  }

  /** Whether nobody answered; a load balancer that says no is not silent. */
  static boolean caused(CutoverException failure) {
    Throwable cause = failure.getCause();
    while (cause instanceof CutoverException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IOException;
  }
}
