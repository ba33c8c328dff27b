package org.cutover.loadgen.record;

import java.util.Optional;
import org.cutover.loadgen.ErrorClass;

/**
 * One request and its answer. The first fields are JMeter's, see its manual; times are epoch
 * milliseconds, durations milliseconds.
 *
 * @param timeStamp actual start
 * @param intended the moment when the request was due
 * @param error why it failed; empty if it did not
 * @param address host and port at the other end of the connection; where none opened, those that
 *     the user had asked for
 * @param newConnection whether a connection was opened for it
 */
public record Sample(
    long timeStamp,
    long elapsed,
    String label,
    String responseCode,
    String responseMessage,
    String threadName,
    String dataType,
    String failureMessage,
    long bytes,
    long sentBytes,
    int grpThreads,
    int allThreads,
    String url,
    long latency,
    long idleTime,
    long connect,
    long intended,
    Optional<ErrorClass> error,
    String address,
    boolean newConnection) {

  /** Whether the answer was right. */
  public boolean success() {
    return error.isEmpty();
  }

  /** Whether the end of the run cut it off. */
  public boolean cut() {
    return error.isPresent() && error.get() == ErrorClass.CUT;
  }

  /** When it ended. */
  public long end() {
    return timeStamp + elapsed;
  }

  /** Its duration from the moment when it was due; never shorter than from the actual start. */
  public long sinceIntended() {
    return elapsed + Math.max(0, timeStamp - intended);
  }
}
