package org.cutover.lab.containers.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Cgroup group;

  private ControlGroup(Cgroup group) {
    this.group = group;
  }

  /**
   * Makes the group beside two of the containers' groups.
   *
   * @param name unique on this machine
   * @throws IOException if this process may not make groups, or the kernel refuses the limits
   */
  public static ControlGroup make(Cgroup one, Cgroup other, String name, Limits limits)
      throws IOException {
    Cgroup group = one.beside(other, name);
    try {
      group.make(limits.cpus(), limits.memoryMegabytes());
      return new ControlGroup(group);
    } catch (IOException e) {
      for (Path folder : group.folders()) {
        boolean unused = folder.toFile().delete();
      }
      throw e;
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
   * Removes every group of a name, whoever made it, and ends what still runs there: a deployer that
   * outlived its lab has nothing left to undo.
   *
   * @throws IOException if something in one of them does not end
   */
  public static void remove(String name) throws IOException {
    remove(ROOT, name);
  }

  static void remove(Path root, String name) throws IOException {
    for (Path folder : named(root, name)) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!folder.toFile().delete() && Files.exists(folder)) {
        members(folder).forEach(ProcessHandle::destroyForcibly);
        if (System.nanoTime() - deadline > 0) {
          throw new IOException(folder + ": what runs in this control group does not end");
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private static List<ProcessHandle> members(Path folder) {
    try {
      return Files.readAllLines(folder.resolve("cgroup.procs")).stream()
          .filter(line -> line.matches("\\d{1,18}"))
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
          .toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static List<Path> named(Path root, String name) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
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
    return found;
  }
}
