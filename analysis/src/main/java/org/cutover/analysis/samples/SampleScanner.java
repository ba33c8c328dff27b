package org.cutover.analysis.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads samples straight from bytes, as long as there is nothing out of the ordinary. It gives up
 * at the first row that is not plainly right and leaves the judgement on it to the parser, so that
 * it needs no message of its own; whatever it accepts, the parser reads in the same way.
 */
final class SampleScanner {
  /** A longer row is left to the parser. */
  static final int LONGEST_ROW = 1 << 16;

  private static final int LONGEST_NUMBER = 18;

  /** How the attempt at a row ended. */
  private enum Outcome {
    READ,
    UNFINISHED,
    ODD
  }

  private final InputStream in;
  private final SampleSink sink;
  // One byte more than is ever filled, for a line end behind the last byte: where the search for
  // the end of a field stops, it need not look for the end of the buffer too.
  private final byte[] buffer = new byte[LONGEST_ROW + 1];
  private int next;
  private int end;
  private boolean ended;
  private long rows;

  private SampleColumns columns;
  private long start;
  private long elapsed;
  private boolean success;
  private String errorClass = "";
  private String code = "";
  private boolean odd;

  SampleScanner(InputStream in, SampleSink sink) {
    this.in = in;
    this.sink = sink;
  }

  /** How many samples it handed over. */
  long rows() {
    return rows;
  }

  /**
   * Hands samples over up to the end or up to what is out of the ordinary.
   *
   * @param parser finds the columns in the bytes of the header; empty if it finds fault with it
   * @return whether it came to the end
   */
  boolean read(Function<byte[], Optional<SampleColumns>> parser) throws IOException {
    fill();
    if (!header(parser)) {
      return false;
    }
    while (true) {
      Outcome outcome = next < end ? row() : Outcome.UNFINISHED;
      if (outcome == Outcome.ODD || (outcome == Outcome.UNFINISHED && !fill())) {
        return next == end;
      }
    }
  }

  /** Whether there are new bytes; what is not used yet stays, at the front. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    int before = end;
    while (!ended && end < LONGEST_ROW) {
      int read = in.read(buffer, end, LONGEST_ROW - end);
      ended = read < 0;
      end += Math.max(0, read);
    }
    if (ended && end > 0 && end < LONGEST_ROW && buffer[end - 1] != '\n') {
      // The last line may do without an end.
      buffer[end++] = '\n';
    }
    buffer[end] = '\n';
    return end > before;
  }

  private boolean header(Function<byte[], Optional<SampleColumns>> parser) {
    int quotes = 0;
    int at = 0;
    for (; at < end && buffer[at] != '\n'; at++) {
      quotes += buffer[at] == '"' ? 1 : 0;
      if (buffer[at] == '\r' && buffer[at + 1] != '\n') {
        return false;
      }
    }
    if (at == end || quotes % 2 != 0) {
      return false;
    }
    next = at + 1;
    columns = parser.apply(Arrays.copyOf(buffer, next)).orElse(null);
    return columns != null;
  }

  private Outcome row() {
    int at = next;
    if (buffer[at] == '\n') {
      next++;
      return Outcome.READ;
    }
    code = "";
    errorClass = "";
    odd = false;
    int count = columns.count();
    for (int column = 0; column < count; column++) {
      at = field(column, at);
      boolean last = column == count - 1;
      if (last && buffer[at] == '\r') {
        at++;
      }
      if (odd || at >= end || buffer[at] != (last ? '\n' : ',')) {
        return at >= end ? Outcome.UNFINISHED : Outcome.ODD;
      }
      at++;
    }
    return handOver(at);
  }

  /** Takes the field that begins somewhere and tells where the comma or line end behind it is. */
  private int field(int column, int from) {
    if (buffer[from] == '"') {
      return quoted(column, from + 1);
    }
    byte[] bytes = buffer;
    int at = from;
    while (true) {
      // All that matters is at most a comma; so are the bytes of other letters, which are negative.
      while (bytes[at] > ',') {
        at++;
      }
      byte stop = bytes[at];
      if (stop == ',' || stop == '\n' || stop == '\r') {
        if (columns.role(column) != SampleColumns.Role.NONE) {
          take(column, from, at);
        }
        return at;
      }
      if (stop == '"') {
        odd = true;
        return at;
      }
      at++;
    }
  }

  private int quoted(int column, int from) {
    boolean doubled = false;
    int at = from;
    while (at < end) {
      if (buffer[at] != '"') {
        at++;
      } else if (buffer[at + 1] == '"' && at + 1 < end) {
        doubled = true;
        at += 2;
      } else {
        break;
      }
    }
    if (at + 1 >= end) {
      return end;
    }
    if (doubled) {
      odd |= columns.role(column) != SampleColumns.Role.NONE;
    } else {
      take(column, from, at);
    }
    return at + 1;
  }

  private void take(int column, int from, int to) {
    switch (columns.role(column)) {
      case NONE -> {}
      case TIME_STAMP -> start = number(from, to);
      case ELAPSED -> elapsed = number(from, to);
      case SUCCESS -> success = truth(from, to);
      case ERROR_CLASS -> errorClass = text(from, to);
      case RESPONSE_CODE -> code = text(from, to);
    }
  }

  private String text(int from, int to) {
    return from == to ? "" : new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private long number(int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = buffer[i] - '0';
      odd |= digit < 0 || digit > 9;
      number = number * 10 + digit;
    }
    odd |= from == to || to - from > LONGEST_NUMBER;
    return number;
  }

  private boolean truth(int from, int to) {
    boolean yes = is("true", from, to);
    odd |= !yes && !is("false", from, to);
    return yes;
  }

  private boolean is(String word, int from, int to) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (buffer[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Outcome handOver(int after) {
    if (elapsed > Integer.MAX_VALUE) {
      return Outcome.ODD;
    }
    try {
      sink.sample(
          start, (int) elapsed, success, success ? "" : SampleRows.reason(errorClass, code));
    } catch (IllegalArgumentException e) {
      return Outcome.ODD;
    }
    rows++;
    next = after;
    return Outcome.READ;
  }
}
