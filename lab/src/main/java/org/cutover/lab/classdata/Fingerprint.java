package org.cutover.lab.classdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * What tells archives apart. Sums of 32 bits are enough to find chance changes, and cost next to
 * nothing at the start of a program.
 */
final class Fingerprint {
  private static final int BLOCK = 1 << 16;

  private Fingerprint() {}

  /**
   * What an archive is made for: a jar and a Java. Java itself demands the jar's size and time of
   * change, in seconds; the sum of its bytes is asked for beside them.
   */
  static String of(Path jar, String java) throws IOException {
    String text =
        String.join(
            "\n",
            java,
            Long.toString(Files.size(jar)),
            Long.toString(Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS)),
            checksum(jar));
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    String program = jar.getFileName().toString().replaceAll("\\.jar$", "");
    return program + "-" + hexadecimal(sum);
  }

  /** The sum of a file's bytes. */
  static String checksum(Path file) throws IOException {
    CRC32 sum = new CRC32();
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        sum.update(block, 0, read);
      }
    }
    return hexadecimal(sum);
  }

  private static String hexadecimal(CRC32 sum) {
    return String.format(java.util.Locale.ROOT, "%08x", sum.getValue());
  }
}
