package org.cutover.analysis.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;

/**
 * An archive that is being written, in a folder beside its own, which gets its name when it is
 * complete. One that is not finished leaves nothing behind.
 */
final class ArchiveDraft implements AutoCloseable {
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final Path out;
  private final Path partial;
  private final List<Path> madeAbove;

  private ArchiveDraft(Path out, Path partial, List<Path> madeAbove) {
    this.out = out;
    this.partial = partial;
    this.madeAbove = madeAbove;
  }

  /**
   * Makes sure that an archive can be put somewhere; changes nothing.
   *
   * @throws CutoverException with exit code 2 if something is there
   */
  static void requireFree(Path out) throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw CutoverException.usage(out + ": is not a folder; name another --out");
    }
    if (Files.isDirectory(out) && !isEmpty(out)) {
      throw CutoverException.usage(out + ": is not empty; name another --out");
    }
  }

  static ArchiveDraft begin(Path out) throws IOException {
    requireFree(out);
    Path above = out.toAbsolutePath().normalize().getParent();
    if (above == null) {
      throw CutoverException.usage(out + ": cannot be an archive; name another --out");
    }
    List<Path> made = new ArrayList<>();
    for (Path path = above; path != null && !Files.exists(path); path = path.getParent()) {
      made.add(path);
    }
    try {
      return new ArchiveDraft(out, folderIn(above), made);
    } catch (IOException e) {
      for (Path path : made) {
        if (Files.isDirectory(path)) {
          delete(path);
        }
      }
      throw new CutoverException(
          ExitCode.USAGE, "--out " + out + ": cannot be written: " + reason(above, e), e);
    }
  }

  private static Path folderIn(Path above) throws IOException {
    Files.createDirectories(above);
    // With the permissions of any new folder; those of temporary ones are private.
    return Files.createDirectory(above.resolve(".partial-import-" + UUID.randomUUID()));
  }

  /** Java's own messages name files that the user has never heard of. */
  private static String reason(Path above, IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return "no folder can be made in " + above;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Where it lies until it is finished. */
  Path folder() {
    return partial;
  }

  void write(String name, String text) throws IOException {
    DurableFiles.write(partial.resolve(name), text);
  }

  /** A CSV file to be filled and closed. */
  CSVPrinter csv(String name) throws IOException {
    return new CSVPrinter(Files.newBufferedWriter(partial.resolve(name)), CSV);
  }

  /** A compressed CSV file to be filled and closed, whose header is given as it stands. */
  CSVPrinter gzipCsv(String name, String header) throws IOException {
    Path file = partial.resolve(name);
    Files.createDirectories(file.getParent());
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8));
    writer.write(header + "\n");
    return new CSVPrinter(writer, CSV);
  }

  /** Takes a folder out again, with all that is in it. */
  void remove(String name) throws IOException {
    Path folder = partial.resolve(name);
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        paths.sorted(Comparator.reverseOrder()).forEach(ArchiveDraft::delete);
      }
    }
  }

  /** Gives the archive its name. */
  void finish() throws IOException {
    Files.deleteIfExists(out);
    DurableFiles.move(partial, out);
    madeAbove.clear();
  }

  @Override
  public void close() throws IOException {
    remove("");
    for (Path path : madeAbove) {
      if (isEmpty(path)) {
        delete(path);
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
