package org.cutover.deployer.haproxy;

import java.util.List;

/** What a load balancer goes by when it starts: which of its servers stay out. */
@FunctionalInterface
public interface StartStates {
  /**
   * Writes down which servers stay out from now on, and which no longer; others are left as they
   * are.
   *
   * @throws org.cutover.common.CutoverException if that cannot be written
   */
  void keep(List<String> out, List<String> in);

  /** Of a load balancer that always starts with all of its servers. */
  static StartStates none() {
    return (out, in) -> {};
  }
}
