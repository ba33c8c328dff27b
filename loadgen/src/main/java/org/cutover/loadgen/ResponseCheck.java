package org.cutover.loadgen;

import java.util.Optional;

/**
 * Decides whether the body of a successful answer is right. Called by all users at once, between
 * two of their requests, so it has to be quick.
 */
@FunctionalInterface
public interface ResponseCheck {
  /** What is wrong with the body, in one line; empty if nothing is. */
  Optional<String> fault(byte[] body);

  /** Accepts every body. */
  static ResponseCheck none() {
    return body -> Optional.empty();
  }
}
