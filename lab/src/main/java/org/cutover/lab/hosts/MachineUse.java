package org.cutover.lab.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.lab.HostUse;

/**
 * What the machine that Cutover runs on does, with everything on it: hosts that share it can be
 * short of processors long before one of them reaches a limit of its own. Time that a hypervisor
 * kept for others counts as used, since nobody here could use it.
 */
public final class MachineUse {
  /** How the machine is called among the hosts. */
  public static final String NAME = "machine";

  private static final long NANOS_A_TICK = 10_000_000;
  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISK = 4;
  private static final int STEAL = 7;
  private static final long UNKNOWN = -1;

  private MachineUse() {}

  /** Empty on systems other than Linux. */
  public static Optional<HostUse> now() {
    try {
      return of(
          Files.readString(Path.of("/proc/stat")),
          Files.readString(Path.of("/proc/meminfo")),
          Runtime.getRuntime().availableProcessors());
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  /** Reads the two files' texts; see proc(5) for their fields. */
  static Optional<HostUse> of(String stat, String memory, int processors) {
    return stat.lines()
        .filter(line -> line.startsWith("cpu "))
        .map(line -> line.substring(4).strip().split(" ", -1))
        .filter(fields -> fields.length > STEAL)
        .findFirst()
        .map(
            fields ->
                new HostUse(
                    NAME,
                    busyTicks(fields) * NANOS_A_TICK,
                    usedMemory(memory),
                    Optional.of((double) processors)));
  }

  private static long busyTicks(String[] fields) {
    // Guests' time, which follows, is already part of user and nice.
    long all = Arrays.stream(fields, 0, STEAL + 1).mapToLong(Long::parseLong).sum();
    return all - Long.parseLong(fields[IDLE]) - Long.parseLong(fields[WAITING_FOR_DISK]);
  }

  private static long usedMemory(String memory) {
    long total = kilobytes(memory, "MemTotal");
    long available = kilobytes(memory, "MemAvailable");
    return total < 0 || available < 0 ? UNKNOWN : (total - available) * 1024;
  }

  private static long kilobytes(String memory, String field) {
    Matcher matcher = Pattern.compile(field + ":\\s+(\\d+) kB").matcher(memory);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : UNKNOWN;
  }
}
