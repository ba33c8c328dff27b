package org.cutover.deployer.haproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;

/**
 * Which servers stay out when one load balancer starts: what is written, and what is still to be. A
 * state that could not be written is owed until it can.
 */
final class KeptStates {
  private final StartStates file;
  private final Map<String, Boolean> written = new LinkedHashMap<>();
  private final Map<String, Boolean> owed = new LinkedHashMap<>();
  private CutoverException failure;

  KeptStates(StartStates file) {
    this.file = file;
  }

  /** Notes that a server is to stay out, or not; nothing is written yet. */
  synchronized void owe(String server, boolean out) {
    if (Boolean.valueOf(out).equals(written.get(server))) {
      owed.remove(server);
    } else {
      owed.put(server, out);
    }
  }

  /** Somebody else decides from here on, and writes it down. */
  synchronized void forget() {
    written.clear();
    owed.clear();
    failure = null;
  }

  /** Writes what is owed; callers come one after the other. */
  void write() {
    Map<String, Boolean> now = owed();
    try {
      if (!now.isEmpty()) {
        file.keep(names(now, true), names(now, false));
      }
      done(now);
    } catch (CutoverException e) {
      failed(now, e);
    }
  }

  private static List<String> names(Map<String, Boolean> states, boolean out) {
    return states.keySet().stream().filter(server -> states.get(server) == out).toList();
  }

  private synchronized Map<String, Boolean> owed() {
    return new LinkedHashMap<>(owed);
  }

  /** What was owed meanwhile stays so. */
  private synchronized void done(Map<String, Boolean> states) {
    written.putAll(states);
    owed.entrySet().removeAll(states.entrySet());
    failure = null;
  }

  /** Nobody knows what is written then. */
  private synchronized void failed(Map<String, Boolean> states, CutoverException e) {
    written.keySet().removeAll(states.keySet());
    failure = e;
  }

  /** Why what is owed is not written, if it was tried. */
  synchronized Optional<CutoverException> failure() {
    return Optional.ofNullable(failure);
  }
}
