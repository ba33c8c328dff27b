package org.cutover.analysis.intake;

import java.util.List;
import java.util.Set;

/**
 * Tells from what JMeter says about a failed request why it failed, in the words of our own
 * samples. What a file does not tell (it was cut off by the end of the run) stays {@code other}.
 */
final class ErrorWords {
  /** The words that our own files have in {@code errorClass}. */
  private static final Set<String> KNOWN =
      Set.of(
          "refused",
          "reset",
          "stale-connection",
          "connect-timeout",
          "response-timeout",
          "http-4xx",
          "http-5xx",
          "assertion",
          "name-resolution",
          "cut",
          "other");

  /** What JMeter puts before the class of an exception, where a status would be. */
  private static final String EXCEPTION = "Non HTTP response code: ";

  private static final Set<String> BROKEN =
      Set.of(
          "org.apache.http.NoHttpResponseException",
          "java.net.SocketException",
          "javax.net.ssl.SSLException",
          "java.io.EOFException");

  private final int errorClass;
  private final int code;
  private final int message;
  private final int failureMessage;
  private final int latency;
  private final int connect;

  ErrorWords(List<String> columns) {
    this.errorClass = columns.indexOf("errorClass");
    this.code = columns.indexOf("responseCode");
    this.message = columns.indexOf("responseMessage");
    this.failureMessage = columns.indexOf("failureMessage");
    this.latency = columns.indexOf("Latency");
    this.connect = columns.indexOf("Connect");
  }

  /** Why the request of this row failed. */
  String of(List<String> values) {
    String stated = at(values, errorClass);
    if (KNOWN.contains(stated)) {
      return stated;
    }
    String status = at(values, code);
    if (status.startsWith(EXCEPTION)) {
      return ofException(status.substring(EXCEPTION.length()), values);
    }
    if (!at(values, failureMessage).isEmpty()) {
      return "assertion";
    }
    if (status.matches("[45]\\d\\d")) {
      return "http-" + status.charAt(0) + "xx";
    }
    // An answer that is no error in itself was refused by a check.
    return status.matches("[23]\\d\\d") ? "assertion" : "other";
  }

  private String ofException(String exception, List<String> values) {
    if (BROKEN.contains(exception)) {
      // Neither connected nor answered: a kept connection had been closed by the other side.
      boolean stale = at(values, latency).equals("0") && at(values, connect).equals("0");
      return stale ? "stale-connection" : "reset";
    }
    return switch (exception) {
      case "org.apache.http.ConnectionClosedException", "org.apache.http.TruncatedChunkException" ->
          "reset";
      case "java.net.UnknownHostException" -> "name-resolution";
      case "org.apache.http.conn.ConnectTimeoutException" -> "connect-timeout";
      case "java.net.SocketTimeoutException" -> "response-timeout";
      case "org.apache.http.conn.HttpHostConnectException", "java.net.ConnectException" ->
          at(values, message).contains("refused") ? "refused" : "other";
      default -> "other";
    };
  }

  private static String at(List<String> values, int column) {
    return column < 0 ? "" : values.get(column);
  }
}
