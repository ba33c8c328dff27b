package org.cutover.analysis.samples;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns the fields of a file into samples. The parser hands it a piece of its buffer for each
 * field, so that of the millions of fields only what is needed is ever turned into a value.
 */
final class SampleRows extends CsvCallbackHandler<Boolean> {
  private static final int SHOWN_PROBLEMS = 20;
  private static final int LONGEST_NUMBER = 18;
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final Path file;
  private final SampleSink sink;
  private final long known;
  private final List<String> shown = new ArrayList<>();
  private final Map<String, String> words = new TreeMap<>();
  private final List<String> header = new ArrayList<>();
  private SampleColumns columns;
  private long rows;
  private long malformed;

  private long line = 1;
  private int fields;
  private boolean lastQuoted;
  private long start;
  private long elapsed;
  private boolean success;
  private String code = "";
  private String errorClass = "";
  private String problem;

  /**
   * Rows of a file.
   *
   * @param sink takes the samples
   * @param known so many of the first ones it has already
   */
  SampleRows(Path file, SampleSink sink, long known) {
    this.file = file;
    this.sink = sink;
    this.known = known;
  }

  /** The columns, once the header was read; empty if something is wrong with it. */
  Optional<SampleColumns> columns() {
    return Optional.ofNullable(columns);
  }

  /** What is wrong, a line each with file and line; of many the first and their number. */
  List<String> problems() {
    List<String> all = new ArrayList<>(shown);
    if (malformed > shown.size()) {
      all.add(file + ": and " + (malformed - shown.size()) + " more malformed rows");
    }
    return all;
  }

  void problem(String text) {
    malformed++;
    if (shown.size() < SHOWN_PROBLEMS) {
      shown.add(file + ":" + line + ": " + text);
    }
  }

  /** Takes note of a record that was read; whether it makes sense to go on. */
  boolean goOn(boolean row) {
    rows += row ? 1 : 0;
    return columns != null || header.isEmpty();
  }

  /** Looks at what only the end of the file shows. */
  void end(boolean endsWithQuote) {
    if (header.isEmpty()) {
      problem("empty; the names of the columns should stand here");
    } else if (rows > 0 && lastQuoted && !endsWithQuote) {
      problem("a quote is opened here and closed nowhere");
    }
  }

  @Override
  protected RecordType getRecordType() {
    return RecordType.DATA;
  }

  @Override
  protected int getFieldCount() {
    return fields;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    fields = 0;
    code = "";
    errorClass = "";
    problem = null;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw new IllegalStateException("comments are not asked for");
  }

  @Override
  protected void setEmpty() {
    // An empty line is no row, and not worth a word; it has no fields.
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    int column = fields++;
    lastQuoted = quoted;
    if (columns == null) {
      header.add(new String(buffer, offset, length));
      return;
    }
    SampleColumns.Role role = columns.role(column);
    if (role != SampleColumns.Role.NONE) {
      take(role, buffer, offset, length);
    }
  }

  private void take(SampleColumns.Role role, char[] buffer, int offset, int length) {
    switch (role) {
      case TIME_STAMP -> start = number("timeStamp", buffer, offset, length);
      case ELAPSED -> elapsed = number("elapsed", buffer, offset, length);
      case SUCCESS -> success = truth(buffer, offset, length);
      case ERROR_CLASS -> errorClass = length == 0 ? "" : word(buffer, offset, length);
      case RESPONSE_CODE -> code = word(buffer, offset, length);
      case NONE -> {}
    }
  }

  private long number(String column, char[] buffer, int offset, int length) {
    long number = 0;
    for (int i = offset; i < offset + length; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9 || length > LONGEST_NUMBER) {
        wrong(column, "whole milliseconds", buffer, offset, length);
        return 0;
      }
      number = number * 10 + digit;
    }
    if (length == 0) {
      wrong(column, "whole milliseconds", buffer, offset, length);
    }
    return number;
  }

  private boolean truth(char[] buffer, int offset, int length) {
    if (length == 4 && is("true", buffer, offset)) {
      return true;
    }
    if (length != 5 || !is("false", buffer, offset)) {
      wrong("success", "true or false", buffer, offset, length);
    }
    return false;
  }

  private static boolean is(String word, char[] buffer, int offset) {
    for (int i = 0; i < word.length(); i++) {
      if (buffer[offset + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void wrong(String column, String expected, char[] buffer, int offset, int length) {
    if (problem == null) {
      String text = new String(buffer, offset, Math.min(40, length));
      problem = column + ": '" + text + "' should be " + expected;
    }
  }

  /** The same word every time, so that millions of them take no room. */
  private String word(char[] buffer, int offset, int length) {
    return words.computeIfAbsent(new String(buffer, offset, length), word -> word);
  }

  @Override
  protected Boolean buildRecord() {
    if (fields == 0) {
      return false;
    }
    if (columns == null) {
      readHeader();
      return false;
    }
    if (rows < known) {
      return true;
    }
    if (fields != columns.count()) {
      problem = fields + " values where the header names " + columns.count();
    } else if (problem == null && elapsed > Integer.MAX_VALUE) {
      problem = "elapsed: " + elapsed + " ms is longer than any trial";
    }
    if (problem == null) {
      try {
        sink.sample(start, (int) elapsed, success, success ? "" : reason(errorClass, code));
      } catch (IllegalArgumentException e) {
        problem = e.getMessage();
      }
    }
    if (problem != null) {
      problem(problem);
    }
    return true;
  }

  private void readHeader() {
    String first = header.get(0);
    if (first.startsWith(BYTE_ORDER_MARK)) {
      header.set(0, first.substring(BYTE_ORDER_MARK.length()));
    }
    try {
      columns = SampleColumns.of(header);
    } catch (IllegalArgumentException e) {
      problem(e.getMessage());
    }
  }

  /** What a file without our column lets know: only that the server said it was an error. */
  static String reason(String errorClass, String code) {
    return errorClass.isEmpty() && code.matches("[45]\\d\\d")
        ? "http-" + code.charAt(0) + "xx"
        : errorClass;
  }
}
