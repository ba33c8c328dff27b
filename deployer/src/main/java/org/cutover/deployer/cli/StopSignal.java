package org.cutover.deployer.cli;

import java.util.concurrent.CompletableFuture;
import org.cutover.common.ExitCode;
import org.cutover.deployer.engine.StopRequest;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop, and keeps the process alive until the deployment
 * has undone or finished what it had begun, whose exit code then is the process's.
 */
final class StopSignal implements AutoCloseable {
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final long start = System.nanoTime();
  private final Thread hook;

  private StopSignal(StopRequest stop) {
    this.hook =
        new Thread(
            () -> {
              stop.request();
              int code = ended.join();
              System.out.flush();
              Runtime.getRuntime().halt(code);
            },
            "deployer-stop");
  }

  static StopSignal listen(StopRequest stop) {
    StopSignal signal = new StopSignal(stop);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** When the deployment began, on the monotonic clock. */
  long start() {
    return start;
  }

  /** The deployment has ended; returns the code. */
  int end(ExitCode code) {
    boolean unused = ended.complete(code.code());
    return code.code();
  }

  @Override
  public void close() {
    boolean unused = ended.complete(ExitCode.DEFECT.code());
    try {
      boolean removed = Runtime.getRuntime().removeShutdownHook(hook);
      assert removed;
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook ends it with the right code.
    }
  }
}
