package org.cutover.analysis.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Rows that could not be read: all of them counted and written to {@code skipped.csv}, the first
 * ones kept for a person to see.
 */
final class MalformedRows implements AutoCloseable {
  static final String FILE = "skipped.csv";
  private static final int SHOWN = 20;

  private final ArchiveDraft draft;
  private final List<String> shown = new ArrayList<>();
  private long total;
  private Path file;
  private String name;
  private long count;
  private List<Long> lines = List.of();
  private CSVPrinter printer;

  MalformedRows(ArchiveDraft draft) {
    this.draft = draft;
  }

  /** From here on rows are those of this file. */
  void begin(Path path, String shownName) {
    file = path;
    name = shownName;
    count = 0;
    lines = new ArrayList<>();
  }

  void add(long line, String problem) throws IOException {
    total++;
    count++;
    if (shown.size() < SHOWN) {
      shown.add(file + ":" + line + ": " + problem);
    }
    if (lines.size() < SHOWN) {
      lines.add(line);
    }
    if (printer == null) {
      printer = draft.csv(FILE);
      printer.printRecord("file", "line", "problem");
    }
    printer.printRecord(name, line, problem);
  }

  /** How many the current file has so far. */
  long count() {
    return count;
  }

  /** The first lines of the current file that are malformed. */
  List<Long> lines() {
    return List.copyOf(lines);
  }

  /** How many all files have so far. */
  long total() {
    return total;
  }

  /** The failure that names them. */
  CutoverException failure() {
    long rest = total - shown.size();
    return new CutoverException(
        ExitCode.BROKEN_ARCHIVE,
        String.join("\n", shown)
            + (rest > 0 ? "\nand " + rest + " more malformed rows" : "")
            + "\n"
            + (total == 1 ? "1 malformed row" : total + " malformed rows")
            + ", nothing was imported; mend the files, or leave such rows out and have them counted"
            + " in the report: --skip-malformed");
  }

  @Override
  public void close() throws IOException {
    if (printer != null) {
      printer.close();
    }
  }
}
