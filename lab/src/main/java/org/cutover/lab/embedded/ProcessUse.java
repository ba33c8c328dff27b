package org.cutover.lab.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.lab.HostUse;
import org.cutover.lab.embedded.daemon.ProcessId;

/** What one process of the lab has used; in the embedded lab a host is a process. */
final class ProcessUse {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long UNKNOWN = -1;

  private ProcessUse() {}

  /** Empty when the process has ended, or the system does not tell its processor time. */
  static Optional<HostUse> of(ProcessId process) {
    return process
        .alive()
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(Duration::toNanos)
        .map(cpu -> new HostUse(process.name(), cpu, resident(process.pid()), Optional.empty()));
  }

  private static long resident(long pid) {
    try {
      Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : UNKNOWN;
    } catch (IOException notLinuxOrEnded) {
      return UNKNOWN;
    }
  }
}
