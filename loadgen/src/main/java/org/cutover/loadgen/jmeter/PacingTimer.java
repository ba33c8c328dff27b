package org.cutover.loadgen.jmeter;

import java.util.OptionalLong;
import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.testelement.AbstractTestElement;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.timers.Timer;
import org.cutover.loadgen.pace.Pacer;

/**
 * Holds each request back until its slot. It waits itself, because JMeter would wait for whole
 * milliseconds, and ends the user when no slot is left.
 */
final class PacingTimer extends AbstractTestElement implements Timer, NoThreadClone {
  private static final long serialVersionUID = 1L;

  private final transient Pacer pacer;
  private final transient Roster roster;
  private final transient Runnable onStart;

  PacingTimer(Pacer pacer, Roster roster, Runnable onStart) {
    this.pacer = pacer;
    this.roster = roster;
    this.onStart = onStart;
  }

  @Override
  public long delay() {
    if (pacer.begin()) {
      onStart.run();
    }
    OptionalLong due = pacer.awaitSlot();
    if (due.isPresent()) {
      User.current().next(due.getAsLong());
    } else {
      roster.leave();
      JMeterContextService.getContext().getThread().stop();
    }
    return 0;
  }
}
