package org.cutover.loadgen.jmeter;

import java.util.Optional;
import java.util.Set;
import org.cutover.loadgen.ErrorClass;

/** Tells from what JMeter says about a failed request why it failed. */
final class ErrorClasses {
  /** What JMeter puts before the class of an exception, where a status would be. */
  private static final String EXCEPTION = "Non HTTP response code: ";

  /** How a connection shows that the other side is gone. */
  private static final Set<String> BROKEN =
      Set.of(
          "org.apache.http.NoHttpResponseException",
          "java.net.SocketException",
          "javax.net.ssl.SSLException",
          "java.io.EOFException");

  /** The same, after the answer had begun. */
  private static final Set<String> TORN =
      Set.of(
          "org.apache.http.ConnectionClosedException", "org.apache.http.TruncatedChunkException");

  /** How a request shows that it was aborted from our side. */
  private static final Set<String> ABORTED =
      Set.of(
          "java.net.SocketException",
          "java.io.InterruptedIOException",
          "java.lang.InterruptedException",
          // How the search for an address ends when its user is interrupted.
          "java.net.UnknownHostException",
          "java.lang.IllegalStateException",
          "org.apache.http.impl.execchain.RequestAbortedException",
          "org.apache.http.conn.ConnectionShutdownException",
          "org.apache.http.ConnectionClosedException",
          "org.apache.http.TruncatedChunkException",
          "java.nio.channels.ClosedByInterruptException");

  private ErrorClasses() {}

  /**
   * What is known of a request.
   *
   * @param success whether JMeter and the response check accept it
   * @param responseCode its status, or JMeter's words around an exception's class
   * @param wrongBody whether the response check has refused it
   * @param newConnection whether a connection was opened for it
   * @param answered whether a byte of the answer had come
   * @param cutting whether the run was cutting requests off when it ended
   */
  record Facts(
      boolean success,
      String responseCode,
      String responseMessage,
      boolean wrongBody,
      boolean newConnection,
      boolean answered,
      boolean cutting) {}

  /** Why it failed; empty if it did not. */
  static Optional<ErrorClass> classify(Facts facts) {
    if (facts.success()) {
      return Optional.empty();
    }
    if (facts.responseCode().startsWith(EXCEPTION)) {
      return Optional.of(ofException(facts.responseCode().substring(EXCEPTION.length()), facts));
    }
    if (facts.wrongBody()) {
      return Optional.of(ErrorClass.ASSERTION);
    }
    return Optional.of(
        switch (facts.responseCode().isEmpty() ? ' ' : facts.responseCode().charAt(0)) {
          case '4' -> ErrorClass.HTTP_4XX;
          case '5' -> ErrorClass.HTTP_5XX;
          default -> ErrorClass.OTHER;
        });
  }

  private static ErrorClass ofException(String exception, Facts facts) {
    if (facts.cutting() && ABORTED.contains(exception)) {
      return ErrorClass.CUT;
    }
    if (TORN.contains(exception)) {
      return ErrorClass.RESET;
    }
    if (BROKEN.contains(exception)) {
      return facts.newConnection() || facts.answered()
          ? ErrorClass.RESET
          : ErrorClass.STALE_CONNECTION;
    }
    return switch (exception) {
      case "java.net.UnknownHostException" -> ErrorClass.NAME_RESOLUTION;
      case "org.apache.http.conn.ConnectTimeoutException" -> ErrorClass.CONNECT_TIMEOUT;
      case "java.net.SocketTimeoutException" -> ErrorClass.RESPONSE_TIMEOUT;
      case "org.apache.http.conn.HttpHostConnectException", "java.net.ConnectException" ->
          facts.responseMessage().contains("refused") ? ErrorClass.REFUSED : ErrorClass.OTHER;
      default -> ErrorClass.OTHER;
    };
  }
}
