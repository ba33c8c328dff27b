package org.cutover.lab.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.JsonLines;

/**
 * The results of all runs so far, {@code results.jsonl}: a line a run, forced to disk, never
 * changed. One process at a time writes to it; a line that a crash has torn is left out.
 */
final class ResultsFile implements AutoCloseable {
  private static final String NAME = "results.jsonl";

  private final FileChannel lock;
  private final JsonLines lines;
  private final List<RunResult> results;
  private final boolean torn;

  private ResultsFile(FileChannel lock, JsonLines lines, List<RunResult> results, boolean torn) {
    this.lock = lock;
    this.lines = lines;
    this.results = new ArrayList<>(results);
    this.torn = torn;
  }

  /**
   * Begins or goes on.
   *
   * @throws CutoverException with the code for wrong usage if another process is at it
   */
  static ResultsFile open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock = lock(folder);
    try {
      JsonLines.Contents before = contents(folder);
      JsonLines lines = JsonLines.append(folder.resolve(NAME));
      return new ResultsFile(lock, lines, results(before), before.torn());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What a folder holds, without writing to it. */
  static List<RunResult> read(Path folder) throws IOException {
    return results(contents(folder));
  }

  private static JsonLines.Contents contents(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.exists(file) ? JsonLines.read(file) : new JsonLines.Contents(List.of(), false);
  }

  private static List<RunResult> results(JsonLines.Contents contents) {
    return contents.lines().stream().map(RunResult::of).toList();
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one.
    }
    channel.close();
    throw CutoverException.usage(
        folder + ": another process adds results here; wait for it, or name another --out");
  }

  void add(RunResult result) {
    lines.append(result.json());
    results.add(result);
  }

  List<RunResult> all() {
    return Collections.unmodifiableList(results);
  }

  /** Whether the last line of an earlier process was not whole, and is left out. */
  boolean wasTorn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    lines.close();
    lock.close();
  }
}
