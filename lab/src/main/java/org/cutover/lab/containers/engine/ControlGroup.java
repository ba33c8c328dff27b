package org.cutover.lab.containers.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.lab.containers.topology.Limits;

/**
 * The control host of a lab: a control group beside its containers, with limits of its own. What
 * deploys runs on this machine, but gets no more of its processors than another host would. Without
 * it each thread of a program out here would weigh as much as all containers together, and starting
 * a deployer would by itself slow the service down.
 */
public final class ControlGroup {
  /** What it is called among the hosts. */
  public static final String NAME = "control";

  /** Moves the shell into the groups before {@code --}, then becomes the words after it. */
  private static final String ENTER =
      "while [ \"$1\" != -- ]; do echo $$ > \"$1/cgroup.procs\" || exit 1; shift; done; shift;"
          + " exec \"$@\"";

  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final int DEEPEST = 6;

  private final Cgroup group;

  private ControlGroup(Cgroup group) {
    this.group = group;
  }

  /**
   * Makes the group beside two of the containers' groups.
   *
   * @param name unique on this machine
   * @return empty where this process may not make groups
   */
  public static Optional<ControlGroup> make(Cgroup one, Cgroup other, String name, Limits limits) {
    Cgroup group = one.beside(other, name);
    try {
      group.make(limits.cpus(), limits.memoryMegabytes());
      return Optional.of(new ControlGroup(group));
    } catch (IOException notAllowed) {
      for (Path folder : group.folders()) {
        boolean unused = folder.toFile().delete();
      }
      return Optional.empty();
    }
  }

  /** What it uses and may use. */
  public Cgroup group() {
    return group;
  }

  /** The words that run a command in the group, all that it starts with it. */
  public List<String> words(List<String> command) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", ENTER, NAME));
    group.folders().forEach(folder -> words.add(folder.toString()));
    words.add("--");
    words.addAll(command);
    return words;
  }

  /**
   * Removes every group of a name, whoever made it. One in which something still runs stays; the
   * kernel does not let it go.
   */
  public static void remove(String name) {
    remove(ROOT, name);
  }

  static void remove(Path root, String name) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          Set.of(),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (name.equals(String.valueOf(folder.getFileName()))) {
                found.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // Groups come and go while one looks.
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException noSuchFileSystem) {
      return;
    }
    for (Path folder : found) {
      boolean unused = folder.toFile().delete();
    }
  }
}
