package org.cutover.lab.fault;

import java.util.Locale;

/** What can be made to go wrong with a host. */
public enum FaultKind {
  /** Its service ends and is not started again; the host itself goes on and refuses connections. */
  STOP("stopped"),
  /** None of its processes gets on; connections still open, but nothing is answered. */
  FREEZE("frozen"),
  /** Nothing comes from or goes to hosts that are not cut off with it. */
  CUT("cut off"),
  /** What it sends takes longer. */
  SLOW("slowed");

  private final String state;

  FaultKind(String state) {
    this.state = state;
  }

  /** The word for it in files and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a host is that has this fault, for people. */
  public String state() {
    return state;
  }
}
