package org.cutover.lab.containers.image;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.lab.containers.engine.Programs;

/**
 * How apt is set on this machine: from where it takes Debian 12, and how it gets there.
 *
 * @param sources lines of a {@code sources.list}; empty if this machine knows no Debian 12
 * @param settings proxies and checks, in apt's own language
 * @param mirror where Debian 12 itself comes from
 */
record MachineApt(String sources, String settings, Optional<String> mirror) {
  private static final String RELEASE = "bookworm";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern SETTING =
      Pattern.compile("Acquire::(?:\\w+::(?i:proxy.*)|Check-.*|Retries.*)");

  /** Asks apt; all is empty where there is none. */
  static MachineApt ofThisMachine() {
    List<String> targets =
        Programs.run(
                List.of(
                    "apt-get",
                    "indextargets",
                    "--format",
                    "$(LABEL) $(CODENAME) $(REPO_URI) $(RELEASE) $(COMPONENT)",
                    "Created-By: Packages"),
                LIMIT)
            .out()
            .lines()
            .toList();
    String settings = Programs.run(List.of("apt-config", "dump"), LIMIT).out();
    return of(targets, settings.lines().toList());
  }

  /**
   * Reads apt's answers.
   *
   * @param targets label, code name, address, suite and component of each source
   */
  static MachineApt of(List<String> targets, List<String> settings) {
    List<String[]> debian =
        targets.stream()
            .map(line -> line.split(" ", -1))
            .filter(parts -> parts.length == 5)
            .filter(parts -> parts[0].startsWith("Debian") && parts[1].startsWith(RELEASE))
            .filter(parts -> parts[4].equals("main"))
            .toList();
    return new MachineApt(
        debian.stream()
            .map(parts -> "deb " + parts[2] + " " + parts[3] + " main\n")
            .distinct()
            .collect(Collectors.joining()),
        settings.stream()
            .filter(line -> SETTING.matcher(line.split(" ", 2)[0]).matches())
            .map(line -> line + "\n")
            .collect(Collectors.joining()),
        debian.stream()
            .filter(parts -> parts[3].equals(RELEASE))
            .map(parts -> parts[2])
            .findFirst());
  }
}
