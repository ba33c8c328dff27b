package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** Processor time of the processes that this one has started and seen end, from the kernel. */
final class ChildrenCpu {
  private static final Path STAT = Path.of("/proc/self/stat");

  /** Linux gives these times in hundredths of a second on every architecture. */
  private static final int MILLIS_A_TICK = 10;

  /** {@code cutime}, counted from 0 from the field after the name in brackets; see proc(5). */
  private static final int FIRST = 13;

  private ChildrenCpu() {}

  /** All of it so far, user and system, in milliseconds; 0 where the system does not tell. */
  static long millis() {
    try {
      return MILLIS_A_TICK * ticks(Files.readString(STAT));
    } catch (IOException otherSystem) {
      return 0;
    }
  }

  /** The two numbers in a process's line; its name may hold anything, so they are after it. */
  static long ticks(String stat) {
    StringTokenizer fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
    for (int i = 0; i < FIRST; i++) {
      fields.nextToken();
    }
    return Long.parseLong(fields.nextToken()) + Long.parseLong(fields.nextToken());
  }
}
