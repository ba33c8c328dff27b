package org.cutover.lab;

import java.util.function.Consumer;
import org.cutover.common.terminal.Terminal;

/** A kind of lab. */
public interface LabProvider {
  /** The word for it in experiment files and on the command line. */
  String name();

  /** Looks at what this machine has of what such a lab needs; changes nothing. */
  Examination examine(Home home);

  /**
   * Makes ready what a lab of this kind needs of the program itself, such as the releases of the
   * sample application that runs on it.
   *
   * @return the program's folder as this kind of lab sees it
   * @throws org.cutover.common.CutoverException with the code for labs
   */
  default Home prepare(Home home, Consumer<String> progress) {
    return home;
  }

  /**
   * Brings a lab up that ends with this process; an interrupt of the calling thread breaks it off.
   *
   * @throws org.cutover.common.CutoverException with the code for labs, or for interruptions
   */
  Lab up(Home home, Terminal terminal);

  /**
   * A lab that outlives this process, or could.
   *
   * @param name which of several; letters, digits, _ . -
   */
  StandingLab standing(Home home, String name);
}
