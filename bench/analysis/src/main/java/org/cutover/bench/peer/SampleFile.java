package org.cutover.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The samples of one trial.
 *
 * @param trial the name of its folder
 */
public record SampleFile(String trial, Path path) {
  private static final int BUFFER = 1 << 16;

  /** Those of an archive, sorted by trial. */
  public static List<SampleFile> in(Path archive) throws IOException {
    try (var folders = Files.list(archive.resolve("trials"))) {
      return folders.sorted().map(SampleFile::of).toList();
    }
  }

  private static SampleFile of(Path folder) {
    Path plain = folder.resolve("samples.csv");
    Path file = Files.exists(plain) ? plain : folder.resolve("samples.csv.gz");
    return new SampleFile(String.valueOf(folder.getFileName()), file);
  }

  /** Opens it, uncompressed; reads a large piece at a time. */
  InputStream open() throws IOException {
    InputStream in = Files.newInputStream(path);
    return path.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
  }

  /** Its size on the disk. */
  public long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
