package org.cutover.lab.fault;

import java.util.List;

/**
 * The faults of a lab. A fault is remembered before it is made, so that whatever ends in between is
 * healed by the next {@link #heal}.
 */
public interface Faults {
  /** Heals whatever stands. */
  String ALL = "";

  /** Those that stand, oldest first. */
  List<Fault> standing();

  /**
   * Makes a fault.
   *
   * @return what was made: the same, or with the slowing that this machine can do
   * @throws org.cutover.common.CutoverException with exit code 2 for a target that is not there or
   *     has a fault already, and with the code for labs if the fault cannot be made; then none of
   *     it is left
   */
  Fault make(Fault fault);

  /**
   * Undoes what stands, newest first; what is whole stays so.
   *
   * @param target a fault's target, or {@link #ALL}
   * @return what was healed
   * @throws org.cutover.common.CutoverException with the code for labs if something cannot be
   *     healed; it is remembered still
   */
  List<Fault> heal(String target);
}
