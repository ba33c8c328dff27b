package org.cutover.lab.embedded.host;

import java.util.List;

/** A command of a host that is a part of the lab instead of a file. */
public interface HostProgram {
  /** The command's first word. */
  String name();

  /** Runs it with the words after its name. */
  Reply run(List<String> words) throws InterruptedException;
}
