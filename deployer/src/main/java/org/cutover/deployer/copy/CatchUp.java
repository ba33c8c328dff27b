package org.cutover.deployer.copy;

import com.datastax.oss.driver.api.core.DriverException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * The passes after the copy: until both tables agree before the switch, without a pause while both
 * versions write, and a last time when the old version's last writer has gone.
 */
public final class CatchUp implements AutoCloseable {
  private static final int MOST_PASSES = 10;
  private static final long PAUSE_MILLIS = 500;

  private final TableCopy copy;
  private Thread background;
  private volatile boolean stop;
  private PassResult last;
  private long passes;
  private long written;
  private long deleted;
  private long staleMicros;
  private long longestMs;

  /** Runs the passes of this copy. */
  public CatchUp(TableCopy copy) {
    this.copy = copy;
  }

  /**
   * Before the switch: passes until one finds nothing that the pass before had found and repaired.
   * What it does find is younger than the pass before, from traffic that goes on.
   *
   * @throws CutoverException if a difference outlives its repair again and again
   */
  public Map<String, Object> settle() throws InterruptedException {
    PassResult before = pass();
    for (int i = 1; i < MOST_PASSES; i++) {
      if (before.found().isEmpty()) {
        return detail();
      }
      PassResult now = pass();
      if (now.newSince(before).size() == now.found().size()) {
        return detail();
      }
      before = now;
    }
    throw new CutoverException(
        ExitCode.FAILED,
        before.found().size() + " rows still differ after " + MOST_PASSES + " passes");
  }

  /** Passes one after the other until {@link #finish}. */
  public synchronized void begin() {
    if (background != null) {
      return;
    }
    copy.share();
    background = new Thread(this::loop, "deployer-catch-up");
    background.setDaemon(true);
    background.start();
  }

  private void loop() {
    try {
      while (!stop) {
        quietPass();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever fails here is brought over by a later pass, and the last one says so if it cannot. */
  private void quietPass() throws InterruptedException {
    try {
      PassResult unused = pass();
    } catch (CutoverException | DriverException e) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * After the last old writer: ends the passes in the background and makes two more. The old table
   * stands still, so the first brings over all that was missing, and what the second still finds
   * different the new version has deleted or overwritten since.
   */
  public Map<String, Object> finish() throws InterruptedException {
    stopBackground();
    PassResult unused = pass();
    PassResult last = pass();
    Map<String, Object> detail = detail();
    detail.put("shadowed", last.found().size());
    return detail;
  }

  /** One pass, which brings over what it finds. */
  public PassResult pass() throws InterruptedException {
    return note(copy.catchUp());
  }

  /**
   * While nobody writes: passes until one finds nothing.
   *
   * @throws CutoverException if something still differs, which is then there for good
   */
  public Map<String, Object> compare() throws InterruptedException {
    PassResult last = pass();
    for (int i = 1; i < MOST_PASSES && !last.found().isEmpty(); i++) {
      last = pass();
    }
    if (!last.found().isEmpty()) {
      throw new CutoverException(
          ExitCode.FAILED,
          last.found().size() + " rows still differ after " + MOST_PASSES + " passes");
    }
    Map<String, Object> detail = detail();
    detail.put("compared", last.rows());
    detail.put("passMs", last.ms());
    return detail;
  }

  private void stopBackground() throws InterruptedException {
    stop = true;
    Thread running;
    synchronized (this) {
      running = background;
    }
    if (running != null) {
      running.join();
    }
  }

  /**
   * The pass before.
   *
   * @throws IllegalStateException if there was none
   */
  public synchronized PassResult last() {
    if (last == null) {
      throw new IllegalStateException("no pass was made yet");
    }
    return last;
  }

  private synchronized PassResult note(PassResult pass) {
    last = pass;
    passes++;
    written += pass.written();
    deleted += pass.deleted();
    staleMicros = Math.max(staleMicros, pass.staleMicros());
    longestMs = Math.max(longestMs, pass.ms());
    return pass;
  }

  private synchronized Map<String, Object> detail() {
    Map<String, Object> detail = new LinkedHashMap<>(numbers());
    return detail;
  }

  /**
   * How much was brought over, and how long a write made through the old version stayed unseen by
   * the new one: the longest that was observed, and the longest pass, which bounds what was not.
   */
  public synchronized Map<String, Object> numbers() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("passes", passes);
    numbers.put("written", written);
    numbers.put("deleted", deleted);
    numbers.put("stalenessMs", staleMicros / 1000);
    numbers.put("longestPassMs", longestMs);
    return numbers;
  }

  @Override
  public void close() {
    stop = true;
    copy.close();
  }
}
