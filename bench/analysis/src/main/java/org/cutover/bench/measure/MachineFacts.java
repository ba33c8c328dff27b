package org.cutover.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and when the times were taken. */
public final class MachineFacts {
  private MachineFacts() {}

  /** Date, processors, memory, system and Java. */
  static String text() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return LocalDate.now(ZoneOffset.UTC)
        + "; "
        + system.getAvailableProcessors()
        + " processors ("
        + processor()
        + "), "
        + system.getTotalMemorySize() / (1 << 20)
        + " MB of memory, "
        + system.getName()
        + ", Java "
        + Runtime.version();
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException otherSystem) {
      return System.getProperty("os.arch");
    }
  }

  /** How busy the machine is just now, in processes that want to run; empty if it does not tell. */
  public static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "" : String.format(Locale.ROOT, "%.1f", load);
  }
}
