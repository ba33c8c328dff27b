package org.cutover.lab.containers.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the kernel says of the control group of a process: version 1, version 2, or both at once
 * (hybrid), where version 1 has the limits.
 */
public final class Cgroup {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  /** Version 1 says a number near 2^63 where there is no limit. */
  private static final long NO_LIMIT = 1L << 60;

  private final Path root;
  private final String groups;

  Cgroup(Path root, String groups) {
    this.root = root;
    this.groups = groups;
  }

  /** The group of a process; empty if it has ended. */
  public static Optional<Cgroup> of(long pid) {
    try {
      return Optional.of(new Cgroup(ROOT, Files.readString(Path.of("/proc/" + pid + "/cgroup"))));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /** How many processors it may use; empty: all. */
  public Optional<Double> cpus() {
    Optional<Path> v1 = folder("cpu");
    if (v1.isPresent()) {
      OptionalLong quota = number(v1.get().resolve("cpu.cfs_quota_us"));
      OptionalLong period = number(v1.get().resolve("cpu.cfs_period_us"));
      return quota.isPresent() && period.isPresent() && quota.getAsLong() > 0
          ? Optional.of(quota.getAsLong() / (double) period.getAsLong())
          : Optional.empty();
    }
    String[] max = text(unified().resolve("cpu.max")).orElse("max 1").split(" ", -1);
    return max[0].equals("max")
        ? Optional.empty()
        : Optional.of(Double.parseDouble(max[0]) / Double.parseDouble(max[1]));
  }

  /** How many bytes of memory it may use; empty: all. */
  public OptionalLong memoryLimit() {
    OptionalLong limit =
        number(
            folder("memory")
                .map(v1 -> v1.resolve("memory.limit_in_bytes"))
                .orElseGet(() -> unified().resolve("memory.max")));
    return limit.isPresent() && limit.getAsLong() < NO_LIMIT ? limit : OptionalLong.empty();
  }

  /** Processor time used so far, in nanoseconds. */
  public OptionalLong cpuNanos() {
    Optional<Path> v1 = folder("cpuacct");
    if (v1.isPresent()) {
      return number(v1.get().resolve("cpuacct.usage"));
    }
    OptionalLong micros = field(unified().resolve("cpu.stat"), "usage_usec");
    return micros.isPresent() ? OptionalLong.of(micros.getAsLong() * 1000) : micros;
  }

  /**
   * Memory in use, in bytes, without files that the kernel keeps only as long as nobody needs it.
   */
  public OptionalLong memoryUsed() {
    Optional<Path> v1 = folder("memory");
    OptionalLong used =
        number(
            v1.map(path -> path.resolve("memory.usage_in_bytes"))
                .orElseGet(() -> unified().resolve("memory.current")));
    OptionalLong files =
        v1.isPresent()
            ? field(v1.get().resolve("memory.stat"), "total_inactive_file")
            : field(unified().resolve("memory.stat"), "inactive_file");
    return used.isPresent()
        ? OptionalLong.of(Math.max(0, used.getAsLong() - files.orElse(0)))
        : used;
  }

  /** The folder of a version 1 controller: the line {@code 4:cpu,cpuacct:/path} names it. */
  private Optional<Path> folder(String controller) {
    return groups
        .lines()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .filter(parts -> java.util.List.of(parts[1].split(",", -1)).contains(controller))
        .map(parts -> existing(parts[1], controller).resolve(parts[2].substring(1)))
        .findFirst();
  }

  private Path existing(String all, String controller) {
    Path together = root.resolve(all);
    return Files.isDirectory(together) ? together : root.resolve(controller);
  }

  private Path unified() {
    return groups
        .lines()
        .filter(line -> line.startsWith("0::/"))
        .map(line -> root.resolve(line.substring("0::/".length())))
        .findFirst()
        .orElse(root);
  }

  private static OptionalLong number(Path file) {
    return text(file)
        .filter(text -> text.matches("-?\\d{1,19}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong field(Path file, String name) {
    return text(file).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst();
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
