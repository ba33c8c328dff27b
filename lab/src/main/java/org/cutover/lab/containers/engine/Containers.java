package org.cutover.lab.containers.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** What an engine is asked to do; whatever it refuses is told in its own words. */
public final class Containers {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Engine engine;
  private final EngineWords words;

  /** The containers of one engine. */
  public Containers(Engine engine) {
    this.engine = engine;
    this.words = new EngineWords(engine);
  }

  /**
   * How a container is.
   *
   * @param status such as {@code running}, {@code paused} or {@code exited}
   * @param pid its first process; 0 if there is none
   */
  public record State(String status, long pid) {
    /** Whether it runs. */
    public boolean running() {
      return status.equals("running");
    }

    /** Whether its processes are held. */
    public boolean paused() {
      return status.equals("paused");
    }
  }

  /** The engine that is asked. */
  public Engine engine() {
    return engine;
  }

  /** Makes a network; the engine's complaint if it refuses. */
  public Optional<String> createNetwork(String name, String subnet, String label) {
    Programs.Result result = Programs.run(words.createNetwork(name, subnet, label), LIMIT);
    return result.ok() ? Optional.empty() : Optional.of(Remedy.added(result.complaint()));
  }

  /** Makes an image of an archive of files. */
  public void importImage(Path archive, String instruction, String tag) {
    done(words.importImage(archive, instruction, tag), tag);
  }

  /** All images, by name and tag. */
  public List<String> images() {
    return done(words.of("image", "ls", "--format", "{{.Repository}}:{{.Tag}}"), "images")
        .lines()
        .toList();
  }

  /** Removes an image that no container has. */
  public void removeImage(String tag) {
    done(words.of("image", "rm", tag), tag);
  }

  /** Makes a container and starts it. */
  public void run(ContainerSpec spec) {
    done(words.run(spec), spec.hostName());
  }

  /** The containers, or networks, with a label. */
  public List<String> labelled(String kind, String label) {
    return done(words.labelled(kind, label), kind).lines().filter(line -> !line.isBlank()).toList();
  }

  /** How containers are, by name; those that do not exist are left out. */
  public Map<String, State> states(List<String> names) {
    Map<String, State> states = new HashMap<>();
    // The exit code tells only that some do not exist.
    Programs.run(words.inspect(names), LIMIT)
        .out()
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length == 3)
        .forEach(
            parts ->
                states.put(
                    parts[0].replaceFirst("^/", ""),
                    new State(parts[1], Long.parseLong(parts[2]))));
    return states;
  }

  /** Removes every container and network with a label, whatever they do. */
  public void removeAll(String label) {
    removeContainers(label);
    for (String network : labelled("network", label)) {
      done(words.of("network", "rm", network), "network");
    }
  }

  /** Removes every container with a label, whatever it does. */
  public void removeContainers(String label) {
    List<String> containers = labelled("container", label);
    if (!containers.isEmpty()) {
      done(words.remove(containers), "containers");
    }
  }

  /** What a command in a container says; empty text if it fails. */
  public String ask(String container, String... command) {
    List<String> all = words.of("exec", container);
    all.addAll(List.of(command));
    Programs.Result result = Programs.run(all, LIMIT);
    return result.ok() ? result.out().strip() : "";
  }

  private String done(List<String> command, String what) {
    Programs.Result result = Programs.run(command, LIMIT);
    if (!result.ok()) {
      throw new CutoverException(
          ExitCode.LAB,
          "%s: %s %s failed: %s"
              .formatted(what, engine.program(), verb(command), Remedy.added(result.complaint())));
    }
    return result.out();
  }

  /** Podman's runtime stands before the verb. */
  private static String verb(List<String> command) {
    return command.get(command.get(1).equals("--runtime") ? 3 : 1);
  }
}
