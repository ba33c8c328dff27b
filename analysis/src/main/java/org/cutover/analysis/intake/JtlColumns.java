package org.cutover.analysis.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The columns of JMeter's CSV files. */
final class JtlColumns {
  /** All that JMeter can write, in its order; the user's sample variables come after them. */
  static final List<String> JMETER =
      List.of(
          "timeStamp",
          "elapsed",
          "label",
          "responseCode",
          "responseMessage",
          "threadName",
          "dataType",
          "success",
          "failureMessage",
          "bytes",
          "sentBytes",
          "grpThreads",
          "allThreads",
          "URL",
          "Filename",
          "Latency",
          "Encoding",
          "SampleCount",
          "ErrorCount",
          "Hostname",
          "IdleTime",
          "Connect");

  /** Our own, which for JMeter are sample variables. */
  static final List<String> OURS = List.of("intended", "errorClass", "address", "newConnection");

  /** Columns of whole numbers beside the time stamp. */
  static final Set<String> NUMBERS =
      Set.of(
          "elapsed",
          "bytes",
          "sentBytes",
          "grpThreads",
          "allThreads",
          "Latency",
          "SampleCount",
          "ErrorCount",
          "IdleTime",
          "Connect");

  /** What JMeter 5 writes unless told otherwise, what 3.2 and 4.0 wrote, and Taurus's own. */
  static final List<List<String>> LAYOUTS =
      List.of(
          without("Filename", "Encoding", "SampleCount", "ErrorCount", "Hostname"),
          without("URL", "Filename", "Encoding", "SampleCount", "ErrorCount", "Hostname"),
          List.of(
              "timeStamp",
              "elapsed",
              "label",
              "responseCode",
              "responseMessage",
              "threadName",
              "success",
              "bytes",
              "grpThreads",
              "allThreads",
              "Latency",
              "Hostname",
              "Connect"));

  private JtlColumns() {}

  private static List<String> without(String... names) {
    List<String> columns = new ArrayList<>(JMETER);
    columns.removeAll(List.of(names));
    return List.copyOf(columns);
  }

  /**
   * The columns of a file in the order of ours: JMeter's, then our own, then the sample variables
   * as they stand. {@code errorClass} is always there, because it is told from the others where it
   * is missing.
   */
  static List<String> ordered(List<String> present) {
    List<String> ordered = new ArrayList<>(JMETER);
    ordered.addAll(OURS);
    ordered.removeIf(name -> !present.contains(name) && !name.equals("errorClass"));
    present.stream()
        .filter(name -> !JMETER.contains(name) && !OURS.contains(name))
        .forEach(ordered::add);
    return List.copyOf(ordered);
  }
}
