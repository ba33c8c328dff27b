package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorWordsTest {
  private static final List<String> COLUMNS =
      List.of(
          "responseCode", "responseMessage", "failureMessage", "Latency", "Connect", "errorClass");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "404, , , 1, 0, , http-4xx",
        "503, , , 1, 0, , http-5xx",
        "200, OK, wrong ids, 1, 0, , assertion",
        "200, OK, , 1, 0, , assertion",
        "'', , , 0, 0, , other",
        "Non HTTP response code: java.net.SocketTimeoutException, , , 0, 1, , response-timeout",
        "Non HTTP response code: org.apache.http.conn.ConnectTimeoutException, , , 0, 0, ,"
            + " connect-timeout",
        "Non HTTP response code: java.net.UnknownHostException, , , 0, 0, , name-resolution",
        "Non HTTP response code: org.apache.http.conn.HttpHostConnectException,"
            + " Connection refused, , 0, 1, , refused",
        "Non HTTP response code: org.apache.http.conn.HttpHostConnectException,"
            + " No route to host, , 0, 1, , other",
        "Non HTTP response code: java.net.SocketException, Connection reset, , 0, 0, ,"
            + " stale-connection",
        "Non HTTP response code: java.net.SocketException, Connection reset, , 0, 2, , reset",
        "Non HTTP response code: java.net.SocketException, Connection reset, , 7, 0, , reset",
        "Non HTTP response code: org.apache.http.TruncatedChunkException, , , 0, 0, , reset",
        "Non HTTP response code: java.lang.IllegalStateException, , , 0, 0, , other",
        "200, , , 0, 0, cut, cut",
        "500, , , 0, 0, somebody else's word, http-5xx"
      })
  void shouldTellWhyARequestFailed(
      String code,
      String message,
      String failure,
      String latency,
      String connect,
      String stated,
      String expected) {
    List<String> values =
        List.of(code, text(message), text(failure), latency, connect, text(stated));
    assertThat(new ErrorWords(COLUMNS).of(values)).isEqualTo(expected);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
