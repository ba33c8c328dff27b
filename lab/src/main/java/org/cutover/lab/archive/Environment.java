package org.cutover.lab.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a result has to be read with: the machine, the Java, and the sources it came from. */
public final class Environment {
  private Environment() {}

  /**
   * The facts of this machine.
   *
   * @param home the program's own folder, asked for its version where it is a git checkout
   */
  public static ObjectNode of(Path home) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode().put("schema", 1);
    facts
        .putObject("program")
        .put("commit", git(home, "rev-parse", "HEAD").orElse(""))
        .put(
            "dirty",
            // Results are what a run makes: they say nothing about the sources it was made by.
            !git(home, "status", "--porcelain", "--", ".", ":!results").orElse("").isEmpty());
    facts
        .putObject("java")
        .put("version", System.getProperty("java.runtime.version"))
        .put("vm", System.getProperty("java.vm.name"))
        .put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
    ObjectNode machine = facts.putObject("machine");
    machine
        .put("os", System.getProperty("os.name"))
        .put("os_version", System.getProperty("os.version"))
        .put("architecture", System.getProperty("os.arch"))
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("processor", processor());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os) {
      machine.put("memory_mb", os.getTotalMemorySize() >> 20);
    }
    return facts;
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("");
    } catch (IOException noSuchFile) {
      return "";
    }
  }

  private static Optional<String> git(Path home, String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      boolean done = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      return done ? Optional.of(output) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
