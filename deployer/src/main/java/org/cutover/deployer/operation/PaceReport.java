package org.cutover.deployer.operation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployer.backoff.PaceControl;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.journal.Event;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.Phase;

/** Tells people and the journal what slows a copy down. */
record PaceReport(Journal journal, Progress progress, String table)
    implements BackOff.PaceListener {
  @Override
  public void changed(BackOff.Copying step, double pace, Optional<PaceControl.Cause> cause) {
    boolean first = step == BackOff.Copying.COPY;
    String name = first ? "copy rows" : "catch up";
    progress.slowed(name + " " + table, text(pace, cause));
    try {
      journal.write(
          first ? Phase.COPY : Phase.VERIFY, name, table, Event.SLOWED, line(pace, cause));
    } catch (RuntimeException e) {
      // The step goes on; the engine says what is wrong with the journal when it writes next.
    }
  }

  private static String text(double pace, Optional<PaceControl.Cause> cause) {
    return cause
        .map(
            why ->
                String.format(
                    Locale.ROOT, "at %.0f %% of its pace, because of %s", pace * 100, why.text()))
        .orElse("at full pace again");
  }

  private static Map<String, Object> line(double pace, Optional<PaceControl.Cause> cause) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("pace", pace);
    cause.ifPresent(
        why -> {
          line.put("factor", why.factor().word());
          line.put("loadBalancer", why.balancer());
          line.put("reason", why.text());
        });
    return line;
  }
}
