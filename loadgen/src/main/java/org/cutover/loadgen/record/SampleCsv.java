package org.cutover.loadgen.record;

/**
 * Samples as lines of a CSV file that JMeter reads: its columns in its order, then ours, whose
 * header names are quoted because JMeter takes such columns for sample variables and refuses other
 * unknown ones. One sample is always one line.
 */
public final class SampleCsv {
  /** The first line, without its end. */
  public static final String HEADER =
      "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
          + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect,"
          + "\"intended\",\"errorClass\",\"address\",\"newConnection\"";

  private SampleCsv() {}

  /** Appends a sample's line with its end. */
  public static void append(StringBuilder line, Sample sample) {
    line.append(sample.timeStamp()).append(',').append(sample.elapsed()).append(',');
    text(line, sample.label());
    text(line, sample.responseCode());
    text(line, sample.responseMessage());
    text(line, sample.threadName());
    text(line, sample.dataType());
    line.append(sample.success()).append(',');
    text(line, sample.failureMessage());
    line.append(sample.bytes()).append(',').append(sample.sentBytes()).append(',');
    line.append(sample.grpThreads()).append(',').append(sample.allThreads()).append(',');
    text(line, sample.url());
    line.append(sample.latency()).append(',').append(sample.idleTime()).append(',');
    line.append(sample.connect()).append(',').append(sample.intended()).append(',');
    text(line, sample.error().map(error -> error.word()).orElse(""));
    text(line, sample.address());
    line.append(sample.newConnection()).append('\n');
  }

  private static void text(StringBuilder line, String value) {
    boolean quoted = false;
    int start = line.length();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted |= c == ',' || c == '"';
      if (c == '"') {
        line.append("\"\"");
      } else {
        line.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    if (quoted) {
      line.insert(start, '"').append('"');
    }
    line.append(',');
  }
}
