package org.cutover.deployer.journal;

import java.util.Locale;

/** The parts of a deployment, as the journal names them. */
public enum Phase {
  /** Everything is looked at and nothing is changed. */
  PREFLIGHT,
  /** The right to deploy is taken or given back. */
  LOCK,
  /** The new table is made and filled. */
  COPY,
  /** Servers are taken out of balancing without losing a request. */
  DRAIN,
  /** A release is brought to a host, started or stopped. */
  INSTALL,
  /** A started release is asked directly. */
  SMOKE_TEST,
  /** The last moment to say no. */
  CONFIRM,
  /** Requests wait on every load balancer. */
  HOLD,
  /** Traffic moves over to the new release. */
  SWITCH,
  /** Requests that waited go on. */
  RELEASE,
  /** Both tables are compared. */
  VERIFY,
  /** What was reached is recorded and what is no longer needed removed. */
  FINISH,
  /** Steps are undone. */
  ROLLBACK;

  /** The word that stands in the journal, such as {@code smoke-test}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
