package org.cutover.bench.archive;

import java.util.List;
import java.util.Random;
import org.cutover.loadgen.ErrorClass;

/**
 * A way in which a request fails, in the words that JMeter has for it. Some hold commas and quotes,
 * which a reader of the file has to cope with.
 *
 * @param error why
 * @param code the status, or JMeter's words around an exception
 * @param message the reason phrase, or JMeter's words around the exception's text
 * @param failure what the response check says
 * @param elapsedMs how long the user waits for it; 0: as long as for a right answer
 * @param bytes of the answer
 */
record Fault(
    ErrorClass error, String code, String message, String failure, long elapsedMs, long bytes) {
  private static final String CODE = "Non HTTP response code: ";
  private static final String MESSAGE = "Non HTTP response message: ";

  /** How a request ends that the end of the run cuts off. */
  static final Fault CUT =
      exception(ErrorClass.CUT, "java.net.SocketException", "Socket closed", 0);

  private static final List<Fault> KINDS =
      List.of(
          exception(
              ErrorClass.REFUSED,
              "org.apache.http.conn.HttpHostConnectException",
              "Connect to service.test:80 [service.test/10.0.1.2, service.test/10.0.2.2] failed:"
                  + " Connection refused",
              2),
          exception(ErrorClass.RESET, "java.net.SocketException", "Connection reset", 0),
          exception(
              ErrorClass.STALE_CONNECTION,
              "org.apache.http.NoHttpResponseException",
              "10.0.1.2:80 failed to respond",
              1),
          exception(
              ErrorClass.RESPONSE_TIMEOUT,
              "java.net.SocketTimeoutException",
              "Read timed out",
              30_000),
          new Fault(ErrorClass.HTTP_5XX, "503", "Service Unavailable", "", 0, 212),
          new Fault(
              ErrorClass.ASSERTION,
              "200",
              "OK",
              "the body is not JSON: unexpected \"<\", line 1",
              0,
              187));

  /** Draws one of the ways, each as likely. */
  static Fault draw(Random random) {
    return KINDS.get(random.nextInt(KINDS.size()));
  }

  private static Fault exception(ErrorClass error, String type, String text, long elapsedMs) {
    return new Fault(error, CODE + type, MESSAGE + text, "", elapsedMs, text.length() + 1000L);
  }
}
