package org.cutover.lab.containers;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.Faults;

/** Faults of a lab that several processes may make; each waits for the others. */
final class LockedFaults implements Faults {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LabLock lock;
  private final Supplier<Faults> faults;

  LockedFaults(LabLock lock, Supplier<Faults> faults) {
    this.lock = lock;
    this.faults = faults;
  }

  @Override
  public List<Fault> standing() {
    return faults.get().standing();
  }

  @Override
  public Fault make(Fault fault) {
    return lock.during(PATIENCE, () -> faults.get().make(fault));
  }

  @Override
  public List<Fault> heal(String target) {
    return lock.during(PATIENCE, () -> faults.get().heal(target));
  }
}
