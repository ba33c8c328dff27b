package org.cutover.lab.embedded.daemon;

import java.util.ArrayList;
import java.util.List;

/** What an embedded lab needs of a machine, and what this one lacks of it: a line each. */
public final class Requirements {
  /** Cassandra, four applications, the lab's own process, and the harness that uses it. */
  static final long MEMORY_MEGABYTES = 2400;

  static final long DISK_MEGABYTES = 500;
  static final String NO_PORTS =
      "no block of "
          + PortBlock.SIZE
          + " free ports was found between 16384 and 32000; stop what listens there";

  private static final int LONGEST_PATH = 200;

  private Requirements() {}

  /** What the machine lacks; empty when a lab can come up. */
  public static List<String> missing(Machine machine) {
    List<String> missing = new ArrayList<>();
    if (machine.javaFeature() < 17 || machine.javaFeature() > 23) {
      missing.add(
          "Java 17 to 23 is needed (Cassandra runs on no other), this is Java "
              + machine.javaFeature()
              + "; set JAVA_HOME to a JDK 17");
    }
    if (machine.availableMegabytes().orElse(MEMORY_MEGABYTES) < MEMORY_MEGABYTES) {
      missing.add(
          "%d MB of memory are needed, %d MB are available; end other programs"
              .formatted(MEMORY_MEGABYTES, machine.availableMegabytes().getAsLong()));
    }
    directory(machine, missing);
    if (!machine.shell()) {
      missing.add("/bin/sh is needed and missing");
    }
    if (!machine.cassandraLibrary()) {
      missing.add("Cassandra's jars are missing; build first: mvn -DskipTests package");
    }
    if (!machine.portsFree()) {
      missing.add(NO_PORTS);
    }
    return List.copyOf(missing);
  }

  private static void directory(Machine machine, List<String> missing) {
    String path = machine.state().toString();
    if (path.length() > LONGEST_PATH || path.contains(":") || path.contains("\n")) {
      missing.add(
          "%s: the lab's directory should have a path of at most %d characters and no ':' in it"
              .formatted(path, LONGEST_PATH));
    }
    if (!machine.writable()) {
      missing.add(path + ": the lab's directory cannot be written; choose another");
    } else if (machine.freeDiskMegabytes() < DISK_MEGABYTES) {
      missing.add(
          "%s: %d MB of disk are needed, %d MB are free"
              .formatted(path, DISK_MEGABYTES, machine.freeDiskMegabytes()));
    }
  }

  /** What the machine has of what is asked of it, for people; a line each. */
  public static List<String> figures(Machine machine) {
    List<String> figures = new ArrayList<>();
    figures.add("Java        " + machine.javaFeature());
    figures.add("processors  " + machine.processors());
    machine
        .availableMegabytes()
        .ifPresent(
            available ->
                figures.add(
                    "memory      %d MB available, %d MB needed"
                        .formatted(available, MEMORY_MEGABYTES)));
    figures.add(
        "disk        %d MB free, %d MB needed"
            .formatted(machine.freeDiskMegabytes(), DISK_MEGABYTES));
    return List.copyOf(figures);
  }

  /** What works less well here, though a lab can come up; a line each. */
  public static List<String> warnings(Machine machine) {
    List<String> warnings = new ArrayList<>();
    if (!machine.fonts()) {
      warnings.add(
          "Java finds no fonts here: reports come without charts; install fontconfig and a font");
    }
    if (machine.processors() < 2) {
      warnings.add("one processor carries everything: response times will say little");
    }
    return List.copyOf(warnings);
  }
}
