package org.cutover.lab.containers.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which engine works on this machine, and how. */
public final class EngineProbe {
  /** Podman lowers its own limit to this one and cannot give a container more. */
  private static final long MOST_PROCESSES = 32_768;

  private static final long MOST_FILES = 65_536;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> PROGRAMS = List.of("podman", "docker");
  private static final List<String> RUNTIMES = List.of("crun", "runc");

  private EngineProbe() {}

  /**
   * What was found of an engine.
   *
   * @param engine as it may be used, if it answers
   * @param words what it says of itself, or why it does not answer
   */
  public record Answer(String program, Optional<Engine> engine, String words) {}

  /** Asks every engine that is installed; changes nothing. */
  public static List<Answer> answers() {
    return PROGRAMS.stream().filter(Programs::onPath).map(EngineProbe::ask).toList();
  }

  private static Answer ask(String program) {
    String format =
        program.equals("podman")
            ? "podman {{.Version.Version}}, cgroup {{.Host.CgroupsVersion}}, network"
                + " {{.Host.NetworkBackend}}, rootless {{.Host.Security.Rootless}}"
            : "docker {{.ServerVersion}}, cgroup v{{.CgroupVersion}}";
    Programs.Result result = Programs.run(List.of(program, "info", "--format", format), LIMIT);
    if (!result.ok()) {
      return new Answer(
          program, Optional.empty(), program + ": " + Remedy.added(result.complaint()));
    }
    String said = result.out().strip();
    if (said.endsWith("rootless true")) {
      return new Answer(
          program,
          Optional.empty(),
          said + ": containers of a user without root rights get no addresses of their own");
    }
    return new Answer(program, Optional.of(limited(program)), said);
  }

  private static Engine limited(String program) {
    String limits = limits();
    return new Engine(
        program,
        Optional.empty(),
        Math.min(MOST_FILES, hard(limits, "Max open files")),
        Math.min(MOST_PROCESSES, hard(limits, "Max processes")));
  }

  private static String limits() {
    try {
      return Files.readString(Path.of("/proc/self/limits"));
    } catch (IOException notLinux) {
      return "";
    }
  }

  /** The second number of a line is the limit that a process cannot raise. */
  static long hard(String limits, String name) {
    Matcher matcher = Pattern.compile(name + "\\s+\\S+\\s+(\\S+)").matcher(limits);
    return matcher.find() && matcher.group(1).matches("\\d{1,18}")
        ? Long.parseLong(matcher.group(1))
        : Long.MAX_VALUE;
  }

  /**
   * Finds the runtime with which an engine starts containers: its own choice, else one of those
   * there are.
   *
   * @param image any that has {@code true}
   * @return the engine as it works, or empty with every attempt's complaint in {@code complaints}
   */
  public static Optional<Engine> working(Engine engine, String image, List<String> complaints) {
    for (Engine candidate : candidates(engine)) {
      Programs.Result result =
          Programs.run(new EngineWords(candidate).tryOut(image, "true"), LIMIT);
      if (result.ok()) {
        return Optional.of(candidate);
      }
      complaints.add(candidate + ": " + Remedy.added(result.complaint()));
    }
    return Optional.empty();
  }

  /** An engine with its own choice of runtime, then with each that is installed. */
  public static List<Engine> candidates(Engine engine) {
    return Stream.concat(
            Stream.of(engine),
            RUNTIMES.stream()
                .filter(Programs::onPath)
                .map(runtime -> engine.with(Optional.of(runtime))))
        .toList();
  }
}
