package org.cutover.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cutover.lab.fault.Faults;

/** A lab that is worked with by hand: it is brought up, stays up, and is taken down. */
public interface StandingLab {
  /** How a lab is. */
  enum Condition {
    /** All of it runs. */
    UP,
    /** Nothing of it runs. */
    DOWN,
    /** Something of it is gone or left over; {@link #up} and {@link #down} put it right. */
    BROKEN
  }

  /** How it is at this moment. */
  Condition condition();

  /**
   * Brings it up and waits until it is; leaves a lab that is up as it is.
   *
   * @param progress is told what happens, a line at a time
   * @return whether it had to be brought up, and so has neither a release nor rows yet
   * @throws org.cutover.common.CutoverException with the code for labs; what went wrong in a line
   */
  boolean up(Consumer<String> progress);

  /**
   * Makes sure that this lab may be brought to a starting point, which replaces what it holds.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 if somebody else keeps it and has
   *     not given it away
   */
  default void requireResettable() {}

  /** Takes it down, whatever is left of it; nothing of it remains but its logs. */
  void down(Consumer<String> progress);

  /** Where it keeps what it has to remember; absent if there has never been such a lab. */
  Path folder();

  /** The inventory of its machines, while it is up. */
  Path inventory();

  /** What is to be said of it beside what its inventory tells; a line each. */
  List<String> details();

  /** The hosts that can be logged in to, while it is up. */
  List<LabHost> hosts();

  /** The faults that can be made in it, while it is up; empty where none can. */
  default Optional<Faults> faults() {
    return Optional.empty();
  }

  /** What its servers log to, as files on this machine; empty where the lab cannot tell. */
  List<Path> logs();
}
