package org.cutover.lab.containers.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The words of an engine's commands. Pure. */
public final class EngineWords {
  private final Engine engine;

  /** The words for one engine. */
  public EngineWords(Engine engine) {
    this.engine = engine;
  }

  /** The engine's program with arguments. */
  public List<String> of(String... arguments) {
    List<String> words = new ArrayList<>(List.of(engine.program()));
    words.addAll(List.of(arguments));
    return words;
  }

  /** Makes a network with a gateway at its first address. */
  public List<String> createNetwork(String name, String subnet, String label) {
    List<String> words = of("network", "create", "--driver", "bridge", "--subnet", subnet);
    if (engine.podman()) {
      words.add("--disable-dns");
    }
    words.addAll(List.of("--label", label, name));
    return words;
  }

  /** Makes a container and starts it. */
  public List<String> run(ContainerSpec spec) {
    List<String> words = begin("run", "--detach");
    words.addAll(List.of("--name", spec.name(), "--hostname", spec.hostName()));
    words.addAll(List.of("--label", spec.label()));
    words.addAll(List.of("--network", spec.network(), "--ip", spec.address()));
    spec.cpus().ifPresent(cpus -> words.addAll(List.of("--cpus", decimal(cpus))));
    spec.memoryMegabytes()
        .ifPresent(
            memory ->
                // Without swap: a server that lacks memory should be seen to lack it.
                words.addAll(List.of("--memory", memory + "m", "--memory-swap", memory + "m")));
    for (Map.Entry<Path, String> mount : new TreeMap<>(spec.mounts()).entrySet()) {
      words.addAll(List.of("--volume", mount.getKey() + ":" + mount.getValue()));
    }
    words.add(spec.image());
    return words;
  }

  /** Runs a command in a new container without a network, which is removed at once. */
  public List<String> tryOut(String image, String... command) {
    List<String> words = begin("run", "--rm");
    words.addAll(List.of("--network", "none", image));
    words.addAll(List.of(command));
    return words;
  }

  private List<String> begin(String verb, String option) {
    List<String> words = of();
    if (engine.podman()) {
      engine.runtime().ifPresent(runtime -> words.addAll(List.of("--runtime", runtime)));
      words.addAll(List.of(verb, option));
    } else {
      words.addAll(List.of(verb, option));
      engine.runtime().ifPresent(runtime -> words.addAll(List.of("--runtime", runtime)));
    }
    words.addAll(List.of("--ulimit", "nofile=" + engine.openFiles() + ":" + engine.openFiles()));
    words.addAll(List.of("--ulimit", "nproc=" + engine.processes() + ":" + engine.processes()));
    return words;
  }

  /**
   * Builds one target.
   *
   * @param secrets files that the build may read and the image does not keep, by name
   */
  public List<String> build(
      String target, String tag, String base, Path context, Map<String, Path> secrets) {
    List<String> words = of();
    if (engine.podman()) {
      engine.runtime().ifPresent(runtime -> words.addAll(List.of("--runtime", runtime)));
    }
    words.addAll(List.of("build", "--network", "host", "--target", target, "--tag", tag));
    words.addAll(List.of("--build-arg", "BASE=" + base));
    if (engine.podman()) {
      words.addAll(List.of("--ulimit", "nofile=" + engine.openFiles() + ":" + engine.openFiles()));
      words.addAll(List.of("--ulimit", "nproc=" + engine.processes() + ":" + engine.processes()));
    }
    new TreeMap<>(secrets)
        .forEach((id, file) -> words.addAll(List.of("--secret", "id=" + id + ",src=" + file)));
    words.addAll(List.of("--file", context.resolve("Containerfile").toString()));
    words.add(context.toString());
    return words;
  }

  /** Makes an image of a tar archive, with an instruction such as {@code CMD ["/bin/true"]}. */
  public List<String> importImage(Path archive, String instruction, String tag) {
    return of("import", "--change", instruction, archive.toString(), tag);
  }

  /** Names the containers, or networks, that bear a label. */
  public List<String> labelled(String kind, String label) {
    return kind.equals("network")
        ? of("network", "ls", "--quiet", "--filter", "label=" + label)
        : of("ps", "--all", "--quiet", "--filter", "label=" + label);
  }

  /** Says of containers, a line each: name, state, first process. */
  public List<String> inspect(List<String> containers) {
    List<String> words =
        of("container", "inspect", "--format", "{{.Name}} {{.State.Status}} {{.State.Pid}}");
    words.addAll(containers);
    return words;
  }

  /** Ends containers at once and removes them and their unnamed volumes. */
  public List<String> remove(List<String> containers) {
    List<String> words = of("rm", "--force", "--volumes");
    if (engine.podman()) {
      words.addAll(List.of("--time", "0"));
    }
    words.addAll(containers);
    return words;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
