package org.cutover.lab;

import org.cutover.common.terminal.Terminal;

/** A kind of lab. */
public interface LabProvider {
  /** The word for it in experiment files and on the command line. */
  String name();

  /**
   * Finds what this machine lacks, before anything is started.
   *
   * @throws org.cutover.common.CutoverException with the code for labs and one line a lack
   */
  void check(Home home);

  /**
   * Brings a lab up that ends with this process; an interrupt of the calling thread breaks it off.
   *
   * @throws org.cutover.common.CutoverException with the code for labs, or for interruptions
   */
  Lab up(Home home, Terminal terminal);
}
