package org.cutover.bench.peer;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at every byte and counts the lines: what no reader can do better than. */
final class ByteScan implements Peer {
  private static final int BUFFER = 1 << 16;

  /** The file with the number of lines. */
  static final String LINES = "lines.txt";

  @Override
  public void read(Path archive, Path out) throws Exception {
    List<Long> lines = TwoThreads.map(SampleFile.in(archive), ByteScan::lines);
    long all = lines.stream().mapToLong(Long::longValue).sum();
    Files.createDirectories(out);
    Files.writeString(out.resolve(LINES), all + "\n");
  }

  private static long lines(SampleFile file) throws Exception {
    byte[] buffer = new byte[BUFFER];
    long lines = 0;
    try (InputStream in = file.open()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (int i = 0; i < length; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }
}
