package org.cutover.lab.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What the servers write from a moment on. */
public final class ServerLogs {
  private final Map<Path, Long> sizes = new LinkedHashMap<>();

  /** Remembers how long each log is now. */
  public ServerLogs(List<Path> logs) throws IOException {
    for (Path log : logs) {
      sizes.put(log, Files.exists(log) ? Files.size(log) : 0);
    }
  }

  /** Compresses what came since into a folder; a log that has not grown leaves no file. */
  public void copyNew(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<Path, Long> log : sizes.entrySet()) {
      Path file = log.getKey();
      long size = Files.exists(file) ? Files.size(file) : 0;
      // A log that has become shorter was begun anew: all of it is new.
      long from = size < log.getValue() ? 0 : log.getValue();
      if (size > from) {
        compress(file, from, folder.resolve(file.getFileName() + ".gz"));
      }
    }
  }

  private static void compress(Path file, long from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
      in.skipNBytes(from);
      in.transferTo(out);
    }
  }
}
