package org.cutover.deployer.cli;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Progress;
import org.cutover.deployer.engine.Step;

/** A line for each step that ends, and on a terminal a status of those under way. */
final class ProgressLines implements Progress {
  private final Terminal terminal;
  private final long start;
  private final Set<String> underWay = Collections.synchronizedSet(new LinkedHashSet<>());

  ProgressLines(Terminal terminal, long start) {
    this.terminal = terminal;
    this.start = start;
  }

  @Override
  public void started(Step step) {
    underWay.add(step.title());
    status();
  }

  @Override
  public void finished(Step step, Duration took) {
    line(step, "done in " + seconds(took));
  }

  @Override
  public void skipped(Step step, String reason) {
    line(step, "skipped: " + reason);
  }

  @Override
  public void waiting(Step step, String reason) {
    terminal.clearStatus();
    terminal.line(time() + " " + step.title() + ": tried again, because " + reason);
    status();
  }

  @Override
  public void slowed(String title, String reason) {
    terminal.clearStatus();
    terminal.line(time() + " " + title + ": " + reason);
    status();
  }

  @Override
  public void failed(Step step, String reason) {
    line(step, "FAILED: " + reason);
  }

  @Override
  public void undoing(Step step) {
    underWay.add("undo " + step.title());
    status();
  }

  @Override
  public void undone(Step step, Duration took) {
    underWay.remove("undo " + step.title());
    line(step, "undone in " + seconds(took));
  }

  /** The last lines. */
  void outcome(Outcome outcome) {
    terminal.clearStatus();
    outcome.warnings().forEach(warning -> terminal.line("warning: " + warning));
    String reason = outcome.reason().map(text -> ": " + text).orElse("");
    String left =
        outcome.leftOut().isEmpty() ? "" : " without " + String.join(", ", outcome.leftOut());
    terminal.line(
        time() + " " + outcome.result().word().replace('-', ' ') + left + held(outcome) + reason);
  }

  /** Such as {@code , requests held for 0.7 s, 257 rows compared, 5 passes}. */
  private static String held(Outcome outcome) {
    boolean there =
        outcome.details().get("hold") instanceof Map<?, ?> hold && hold.get("longestMs") != null;
    if (!there) {
      return "";
    }
    Map<?, ?> hold = (Map<?, ?>) outcome.details().get("hold");
    Map<?, ?> copy = (Map<?, ?>) outcome.details().get("catchUp");
    return String.format(
        Locale.ROOT,
        ", requests held for %.1f s, %s rows compared, %s passes",
        ((Number) hold.get("longestMs")).doubleValue() / 1000,
        hold.get("compared"),
        copy.get("passes"));
  }

  private void line(Step step, String what) {
    underWay.remove(step.title());
    terminal.clearStatus();
    terminal.line(
        String.format(
            Locale.ROOT, "%s %-10s %s: %s", time(), step.phase().word(), step.title(), what));
    status();
  }

  private void status() {
    synchronized (underWay) {
      if (!underWay.isEmpty() && Integer.getInteger("cutover.terminal", 0) > 0) {
        terminal.status(time() + " " + String.join(", ", underWay) + " …");
      }
    }
  }

  private String time() {
    return String.format(Locale.ROOT, "%6.1f s", (System.nanoTime() - start) / 1e9);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toNanos() / 1e9);
  }
}
