package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Runs a process to its end and takes its time. */
final class TimedProcess {
  private static final int LOOK_EVERY_MILLIS = 50;
  private static final String PEAK = "VmHWM:";

  private final Path logs;

  /**
   * @param logs the folder for what processes print
   */
  TimedProcess(Path logs) {
    this.logs = logs;
  }

  /**
   * Runs a contender once.
   *
   * @throws CutoverException if it fails; it names the log
   */
  Timing run(Contender contender) throws IOException, InterruptedException {
    Path log = logs.resolve(contender.name() + "-" + contender.source() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(contender.command())
            .directory(logs.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(contender.environment());
    long cpuBefore = ChildrenCpu.millis();
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    try {
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakMegabytes(process.pid()));
      }
    } finally {
      process.destroy();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (process.exitValue() != 0) {
      throw new CutoverException(
          ExitCode.FAILED,
          contender.title() + " ended with exit code " + process.exitValue() + "; see " + log);
    }
    return new Timing(millis, ChildrenCpu.millis() - cpuBefore, peak);
  }

  /** The kernel's own high-water mark, so that looking now and then misses only the very end. */
  private static long peakMegabytes(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException endedOrOtherSystem) {
      return 0;
    }
  }
}
