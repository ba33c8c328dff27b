package org.cutover.analysis.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * The lines of a text file in UTF-8, with or without byte order mark, compressed by gzip or not:
 * its first bytes tell, not its name. Lines can be put back.
 */
final class Lines implements AutoCloseable {
  /** Beyond this a line is no row of any table; its rest is not kept in memory. */
  private static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final Deque<Line> returned = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int end;
  private long number;
  private boolean torn;

  private Lines(InputStream in) {
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws CutoverException with exit code 2 if there is no such file, 5 if it is of a kind that
   *     cannot hold such text
   */
  static Lines open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw CutoverException.usage(file + ": is a folder; name the files in it");
    }
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      InputStream text =
          startsWith(raw, 0x1f, 0x8b)
              ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16)
              : raw;
      return new Lines(afterMark(file, text));
    } catch (NoSuchFileException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": no such file", e);
    } catch (EOFException e) {
      throw broken(file, "its gzip data end early; the file is not all there", e);
    } catch (ZipException e) {
      throw broken(file, "its gzip data are damaged: " + e.getMessage(), e);
    }
  }

  private static InputStream afterMark(Path file, InputStream text) throws IOException {
    if (startsWith(text, 'P', 'K', 3, 4)) {
      throw broken(file, "a zip file; unpack it and name the files in it", null);
    }
    if (startsWith(text, 0xff, 0xfe) || startsWith(text, 0xfe, 0xff)) {
      throw broken(file, "text in UTF-16; save it as UTF-8", null);
    }
    if (startsWith(text, 0xef, 0xbb, 0xbf)) {
      text.skipNBytes(3);
    }
    return text;
  }

  private static boolean startsWith(InputStream in, int... bytes) throws IOException {
    in.mark(bytes.length);
    byte[] start = in.readNBytes(bytes.length);
    in.reset();
    byte[] expected = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      expected[i] = (byte) bytes[i];
    }
    return Arrays.equals(start, expected);
  }

  private static CutoverException broken(Path file, String text, Exception cause) {
    return new CutoverException(ExitCode.BROKEN_ARCHIVE, file + ": " + text, cause);
  }

  /** The next line; empty after the last one. */
  Optional<Line> next() throws IOException {
    if (!returned.isEmpty()) {
      return Optional.of(returned.pop());
    }
    try {
      return read();
    } catch (EOFException e) {
      return torn("the gzip data end early; the file is not all there");
    } catch (ZipException e) {
      return torn("the gzip data are damaged from here on");
    }
  }

  private Optional<Line> torn(String problem) {
    torn = true;
    return Optional.of(new Line(number + 1, "", problem));
  }

  /** Puts lines back, so that the first of them is the next one. */
  void putBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      returned.push(lines.get(i));
    }
  }

  private Optional<Line> read() throws IOException {
    if (torn || !fill()) {
      return Optional.empty();
    }
    line.reset();
    long size = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int stop = at;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      ended = stop < end;
      size += stop - at;
      if (size <= LONGEST) {
        line.write(block, at, stop - at);
      }
      at = ended ? stop + 1 : stop;
    }
    number++;
    return Optional.of(
        size > LONGEST
            ? new Line(number, "", "longer than " + (LONGEST >> 20) + " MiB")
            : decoded(number, line));
  }

  /** Whether there is another byte. */
  private boolean fill() throws IOException {
    if (at == end) {
      // Java's streams of files take no notice of it by themselves.
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      at = 0;
      end = Math.max(0, in.read(block));
    }
    return at < end;
  }

  private static Line decoded(long number, ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    // The stand-in for what cannot be decoded may also be in the text itself.
    if (text.indexOf('\uFFFD') >= 0) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      } catch (CharacterCodingException e) {
        return new Line(number, text, "not UTF-8 text");
      }
    }
    return new Line(number, text, "");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
