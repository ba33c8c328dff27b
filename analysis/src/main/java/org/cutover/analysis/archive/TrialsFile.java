package org.cutover.analysis.archive;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Reads {@code trials.csv} by the names in its header, in any column order. Columns it does not
 * know are left alone; whatever else is wrong is said with file and line, all of it at once.
 */
final class TrialsFile {
  private static final int SHOWN_PROBLEMS = 20;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  /**
   * A trial and where its row ends.
   *
   * @param line the line in the file, from 1
   * @param trial what the row says
   */
  record Row(long line, Trial trial) {}

  private TrialsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all rows in file order.
   *
   * @throws CutoverException with exit code 5 and a line a problem
   */
  static List<Row> read(Path file) {
    return new TrialsFile(file).read();
  }

  private List<Row> read() {
    List<Row> trials = new ArrayList<>();
    try (CSVParser parser = FORMAT.parse(new StringReader(filledText()))) {
      checkHeader(parser.getHeaderNames());
      for (CSVRecord row : parser) {
        readRow(row, parser.getCurrentLineNumber(), trials);
      }
    } catch (NoSuchFileException e) {
      throw broken("no such file; an archive needs one row a trial here", e);
    } catch (CharacterCodingException e) {
      throw broken("not UTF-8 text", e);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw broken("cannot be read as CSV: " + e.getMessage(), e);
    }
    if (!problems.isEmpty()) {
      throw new CutoverException(ExitCode.BROKEN_ARCHIVE, problemText());
    }
    return List.copyOf(trials);
  }

  private String filledText() throws IOException {
    String text = text();
    if (text.isBlank()) {
      throw broken("is empty", null);
    }
    return text;
  }

  /** Spreadsheets put a byte order mark before the first column's name. */
  private String text() throws IOException {
    String text = Files.readString(file);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void checkHeader(List<String> header) {
    List<String> missing = new ArrayList<>(TrialRow.REQUIRED);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new CutoverException(
          ExitCode.BROKEN_ARCHIVE,
          file
              + ":1: missing column"
              + (missing.size() > 1 ? "s " : " ")
              + String.join(", ", missing));
    }
  }

  private void readRow(CSVRecord row, long line, List<Row> trials) {
    if (!row.isConsistent()) {
      int columns = row.getParser().getHeaderNames().size();
      problem(line, row.size() + " values where the header names " + columns);
      return;
    }
    try {
      trials.add(new Row(line, TrialRow.parse(row)));
    } catch (IllegalArgumentException e) {
      problem(line, e.getMessage());
    }
  }

  private void problem(long line, String text) {
    problems.add(file + ":" + line + ": " + text);
  }

  private String problemText() {
    List<String> shown = problems.subList(0, Math.min(SHOWN_PROBLEMS, problems.size()));
    int rest = problems.size() - shown.size();
    return String.join("\n", shown)
        + (rest > 0 ? "\n" + file + ": and " + rest + " more malformed rows" : "");
  }

  private CutoverException broken(String text, Exception cause) {
    return new CutoverException(ExitCode.BROKEN_ARCHIVE, file + ": " + text, cause);
  }
}
