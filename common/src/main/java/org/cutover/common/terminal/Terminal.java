package org.cutover.common.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * A place to report progress to. Lines stay; a status replaces the one before it on a terminal, and
 * becomes an ordinary line at most every so often where output is not a terminal. Safe to use from
 * several threads.
 */
public final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean interactive;
  private final int width;
  private final long plainIntervalNanos;
  private boolean statusShown;
  private long lastPlainStatus;
  private boolean plainStatusBefore;

  /**
   * @param out where to print
   * @param interactive whether the output is a terminal that understands control sequences
   * @param width columns of that terminal; a longer status is cut
   * @param plainInterval the shortest time between two statuses where output is not a terminal
   */
  public Terminal(PrintStream out, boolean interactive, int width, Duration plainInterval) {
    this.out = out;
    this.interactive = interactive;
    this.width = width;
    this.plainIntervalNanos = plainInterval.toNanos();
  }

  /**
   * The terminal of this process: redrawn if there is one, plain lines every 10 s otherwise. Java
   * cannot tell before version 22 whether standard output alone is a terminal, so the launcher says
   * so in the system property {@code cutover.terminal}: the number of columns.
   */
  public static Terminal ofProcess(PrintStream out) {
    int columns = Integer.getInteger("cutover.terminal", 0);
    return new Terminal(out, columns > 0, Math.max(columns, 40), Duration.ofSeconds(10));
  }

  /** A terminal that shows nothing. */
  public static Terminal silent() {
    return new Terminal(
        new PrintStream(PrintStream.nullOutputStream()), false, 80, Duration.ofDays(1));
  }

  /** Prints a line that stays. */
  public synchronized void line(String text) {
    clearStatus();
    out.println(text);
    out.flush();
  }

  /** Shows what is going on at the moment. */
  public synchronized void status(String text) {
    if (interactive) {
      out.print(CLEAR_LINE + (text.length() < width ? text : text.substring(0, width - 1)));
      out.flush();
      statusShown = true;
      return;
    }
    long now = System.nanoTime();
    if (!plainStatusBefore || now - lastPlainStatus >= plainIntervalNanos) {
      plainStatusBefore = true;
      lastPlainStatus = now;
      out.println(text);
      out.flush();
    }
  }

  /** Removes the status, if one is shown. */
  public synchronized void clearStatus() {
    if (statusShown) {
      out.print(CLEAR_LINE);
      out.flush();
      statusShown = false;
    }
  }
}
