package org.cutover.deployer.journal;

import java.util.Map;

/** Where a deployment is written down. A line is on disk when the call returns. */
@FunctionalInterface
public interface Journal {
  /**
   * Writes one line.
   *
   * @param step the step's name
   * @param target the site, host or table it is about; empty for the whole deployment
   * @param detail text, numbers, booleans, lists and maps only
   */
  void write(Phase phase, String step, String target, Event event, Map<String, ?> detail);
}
