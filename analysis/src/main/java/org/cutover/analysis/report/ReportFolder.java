package org.cutover.analysis.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;

/**
 * The folder {@code report/}, filled beside its final name and put there in one move, so that it is
 * always one whole report and never a mixture of two.
 */
final class ReportFolder implements AutoCloseable {
  private final Path target;
  private final Path partial;

  private ReportFolder(Path target, Path partial) {
    this.target = target;
    this.partial = partial;
  }

  /**
   * @param target where the report goes
   * @throws CutoverException with exit code 2 if something else than a report lies there
   */
  static ReportFolder begin(Path target) throws IOException {
    refuseWhatIsNoReport(target);
    Path above = target.toAbsolutePath().normalize().getParent();
    if (above == null) {
      throw CutoverException.usage(target + ": no report can be put there; name a folder in it");
    }
    Files.createDirectories(above);
    // With the permissions of any new folder; those of temporary ones are private.
    Path partial = Files.createDirectory(above.resolve(".partial-report-" + UUID.randomUUID()));
    return new ReportFolder(above.resolve(target.toAbsolutePath().normalize()), partial);
  }

  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] bytes) throws IOException {
    Path file = partial.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** Replaces the report that is there, if any. */
  Path finish() throws IOException {
    Path old = partial.resolveSibling(partial.getFileName() + ".old");
    boolean replaces = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (replaces) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    delete(old);
    return target;
  }

  /** Replacing deletes, so nothing is replaced but what a report has made. */
  private static void refuseWhatIsNoReport(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw CutoverException.usage(target + ": is no folder; move it away, a report goes there");
    }
    if (!Files.exists(target.resolve("data/cells.csv")) && !isEmpty(target)) {
      throw CutoverException.usage(
          target + ": holds something else than a report; name an empty folder or a new one");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    delete(partial);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
