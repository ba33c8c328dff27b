package org.cutover.lab.fault;

import java.util.Optional;

/**
 * A fault.
 *
 * @param target a host, such as {@code app-A}, or a site, such as {@code A}: its load balancer,
 *     application and database
 * @param slowing how links become slow, where they do; empty: as the machine can
 */
public record Fault(FaultKind kind, String target, Optional<Slowing> slowing) {
  /** A fault other than slow links. */
  public static Fault of(FaultKind kind, String target) {
    return new Fault(kind, target, Optional.empty());
  }

  /** What its hosts are, such as {@code frozen} or {@code slowed to 128 kbit/s}. */
  public String state() {
    return kind.state() + slowing.map(by -> " " + by).orElse("");
  }

  /** Such as {@code db-B: frozen}. */
  @Override
  public String toString() {
    return target + ": " + state();
  }
}
