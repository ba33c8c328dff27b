package org.cutover.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only file of one JSON object a line. Every line is forced to disk before {@link
 * #append} returns, so what a reader finds did happen. A line torn by a crash can only be the last.
 */
public final class JsonLines implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FileChannel channel;

  private JsonLines(FileChannel channel) {
    this.channel = channel;
  }

  /** What a file held: its whole lines, and whether a torn last line was left aside. */
  public record Contents(List<JsonNode> lines, boolean torn) {
    /** Copies the lines. */
    public Contents {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Opens a file for appending, creating it when absent. A torn last line of an earlier writer is
   * cut off, so that the next line stands on its own.
   *
   * @throws IOException if it cannot be written, or somebody else is writing to it
   */
  public static JsonLines append(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    lock(channel);
    long whole = endOfLastWholeLine(file);
    if (whole < channel.size()) {
      channel.truncate(whole);
    }
    channel.position(whole);
    return new JsonLines(channel);
  }

  /** Two writers would overwrite each other's lines; the lock ends with the channel. */
  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another writer in this very process.
    }
    channel.close();
    throw new IOException("another process is writing to it");
  }

  /** Appends one object and forces it to disk. Safe to call from several threads. */
  public synchronized void append(JsonNode object) {
    try {
      byte[] line = (MAPPER.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws CutoverException with {@link ExitCode#BROKEN_ARCHIVE} if a line other than a torn last
   *     one is no JSON object; the message names file and line
   */
  public static Contents read(Path file) throws IOException {
    String text = Files.readString(file);
    boolean torn = !text.isEmpty() && !text.endsWith("\n");
    List<JsonNode> lines = new ArrayList<>();
    int number = 0;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      number++;
      lines.add(parse(file, number, text.substring(start, end)));
      start = end + 1;
    }
    return new Contents(lines, torn);
  }

  private static JsonNode parse(Path file, int number, String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw broken(file, number, e);
    }
    throw broken(file, number, null);
  }

  private static CutoverException broken(Path file, int number, Throwable cause) {
    return new CutoverException(
        ExitCode.BROKEN_ARCHIVE, file + ":" + number + ": not a JSON object", cause);
  }

  private static long endOfLastWholeLine(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
