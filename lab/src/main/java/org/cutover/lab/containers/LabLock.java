package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Lets one process at a time change a lab.
 *
 * @param folder the lab's own
 * @param file what is locked
 */
record LabLock(Path folder, Path file) {
  private static final long POLL_MILLIS = 100;

  /**
   * Does something that nobody else may do meanwhile.
   *
   * @param patience how long to wait for somebody else to be done
   */
  <T> T during(Duration patience, Supplier<T> work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel, patience)) {
        if (lock == null) {
          throw new CutoverException(
              ExitCode.LAB, folder + ": another process brings this lab up or down");
        }
        return work.get();
      }
    } catch (IOException e) {
      throw new CutoverException(ExitCode.LAB, file + ": " + e.getMessage(), e);
    }
  }

  private static FileLock lock(FileChannel channel, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    FileLock lock = channel.tryLock();
    while (lock == null && System.nanoTime() - deadline < 0) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
      lock = channel.tryLock();
    }
    return lock;
  }
}
