package org.cutover.analysis.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the values of a JTL's rows, or says what is wrong with them. */
final class JtlCheck {
  /** How JMeter begins the message of a transaction controller's own row. */
  private static final String TRANSACTION = "Number of samples in transaction : ";

  private static final Set<String> DATA_TYPES = Set.of("", "text", "bin");

  private final List<String> columns;
  private final List<Integer> numbers = new ArrayList<>();
  private final TimeStamps timeStamps;
  private final int timeStamp;
  private final int elapsed;
  private final int success;
  private final int label;
  private final int thread;
  private final int message;
  private final int sampleCount;
  private final int idleTime;
  private final ErrorWords errorWords;

  /**
   * @param columns the name of each column
   */
  JtlCheck(List<String> columns, TimeStamps timeStamps) {
    this.columns = List.copyOf(columns);
    this.timeStamps = timeStamps;
    this.timeStamp = columns.indexOf("timeStamp");
    this.elapsed = columns.indexOf("elapsed");
    this.success = columns.indexOf("success");
    this.label = columns.indexOf("label");
    this.thread = columns.indexOf("threadName");
    this.message = columns.indexOf("responseMessage");
    this.sampleCount = columns.indexOf("SampleCount");
    this.idleTime = columns.indexOf("IdleTime");
    this.errorWords = new ErrorWords(columns);
    for (int i = 0; i < columns.size(); i++) {
      if (JtlColumns.NUMBERS.contains(columns.get(i))) {
        numbers.add(i);
      }
    }
  }

  /**
   * Reads a row that has a value for each column.
   *
   * @param stampedAtEnd whether time stamps say when a request ended
   * @throws IllegalArgumentException with what is wrong
   */
  JtlSample read(List<String> values, boolean stampedAtEnd) {
    for (int i : numbers) {
      // JMeter leaves no number empty, but others do; what is needed is asked for below.
      if (!values.get(i).isEmpty()) {
        Values.whole(columns.get(i), values.get(i), 0);
      }
    }
    long duration = Values.whole("elapsed", values.get(elapsed), 0);
    long stamp = timeStamps.millis(values.get(timeStamp));
    boolean ok = successOf(values.get(success));
    boolean transaction = at(values, message).startsWith(TRANSACTION);
    refuseSums(at(values, sampleCount));
    return new JtlSample(
        stampedAtEnd ? stamp - duration - idle(values) : stamp,
        duration,
        ok,
        ok ? "" : errorWords.of(values),
        at(values, label),
        at(values, thread),
        transaction,
        values);
  }

  /** Pauses within a transaction, which are no part of its response time. */
  private long idle(List<String> values) {
    String idle = at(values, idleTime);
    return idle.isEmpty() ? 0 : Long.parseLong(idle);
  }

  private static boolean successOf(String text) {
    // Spreadsheets write TRUE.
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return text.equalsIgnoreCase("true");
    }
    throw new IllegalArgumentException("success: '" + text + "' should be true or false");
  }

  private static void refuseSums(String samples) {
    if (!samples.isEmpty() && !samples.equals("1") && !samples.equals("0")) {
      throw new IllegalArgumentException(
          "SampleCount: a row for "
              + samples
              + " samples; their single times are lost (JMeter's mode=Statistical)");
    }
  }

  private static String at(List<String> values, int column) {
    return column < 0 ? "" : values.get(column);
  }

  /** Whether values without a header are likely to be in these columns. */
  boolean fits(List<String> values) {
    if (values.size() != columns.size() || timeStamp < 0 || elapsed < 0 || success < 0) {
      return false;
    }
    for (int i : numbers) {
      if (!Values.isWhole(values.get(i))) {
        return false;
      }
    }
    String url = at(values, columns.indexOf("URL"));
    boolean likely =
        DATA_TYPES.contains(at(values, columns.indexOf("dataType")))
            && (url.isEmpty() || url.equals("null") || url.contains(":"));
    try {
      return likely && read(values, false).elapsed() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
