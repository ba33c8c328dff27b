package org.cutover.lab.containers.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the kernel says of the control group of a process: version 1, version 2, or both at once
 * (hybrid), where version 1 has the limits.
 */
public final class Cgroup {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  /** Version 1 says a number near 2^63 where there is no limit. */
  private static final long NO_LIMIT = 1L << 60;

  private static final long PERIOD_MICROS = 100_000;

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

  /**
   * A group that need not exist yet, below the deepest one that holds both this and another: to the
   * kernel it is one more of what lies side by side there.
   */
  Cgroup beside(Cgroup other, String name) {
    List<String> others = other.groups.lines().toList();
    return new Cgroup(
        root,
        groups
            .lines()
            .flatMap(line -> others.stream().flatMap(its -> beside(line, its, name)))
            .collect(Collectors.joining("\n")));
  }

  /** The line for the new group, if two lines {@code 4:cpu:/a/b} are of the same controllers. */
  private static Stream<String> beside(String line, String other, String name) {
    int path = line.indexOf(":/") + 1;
    if (path == 0 || !other.startsWith(line.substring(0, path))) {
      return Stream.empty();
    }
    Path common = Path.of(line.substring(path));
    Path its = Path.of(other.substring(path));
    while (!its.startsWith(common)) {
      common = common.getParent();
    }
    return Stream.of(line.substring(0, path) + common.resolve(name));
  }

  /** The folders that hold its limits and count what it uses. */
  List<Path> folders() {
    List<Path> v1 =
        Stream.of("cpu", "cpuacct", "memory")
            .flatMap(controller -> folder(controller).stream())
            .distinct()
            .toList();
    return v1.isEmpty() ? List.of(unified()) : v1;
  }

  /** Makes the group, or sets its limits anew; empty: no limit. */
  void make(Optional<Double> cpus, Optional<Integer> memoryMegabytes) throws IOException {
    for (Path folder : folders()) {
      Files.createDirectories(folder);
    }
    Optional<Path> cpu = folder("cpu");
    String quota = cpus.map(it -> Long.toString(Math.round(it * PERIOD_MICROS))).orElse("");
    if (cpu.isPresent()) {
      set(cpu.get().resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
      set(cpu.get().resolve("cpu.cfs_quota_us"), quota.isEmpty() ? "-1" : quota);
    } else {
      set(unified().resolve("cpu.max"), (quota.isEmpty() ? "max" : quota) + " " + PERIOD_MICROS);
    }
    Optional<Path> memory = folder("memory");
    String bytes = memoryMegabytes.map(it -> Long.toString((long) it << 20)).orElse("");
    if (memory.isPresent()) {
      set(memory.get().resolve("memory.limit_in_bytes"), bytes.isEmpty() ? "-1" : bytes);
    } else {
      set(unified().resolve("memory.max"), bytes.isEmpty() ? "max" : bytes);
    }
  }

  private static void set(Path file, String value) throws IOException {
    Files.writeString(file, value);
  }

  /** The folder of a version 1 controller: the line {@code 4:cpu,cpuacct:/path} names it. */
  private Optional<Path> folder(String controller) {
    return groups
        .lines()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .filter(parts -> List.of(parts[1].split(",", -1)).contains(controller))
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
