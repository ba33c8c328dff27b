package org.cutover.loadgen.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.loadgen.ErrorClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SampleCsvTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void shouldNameJMetersColumnsFirstAndQuoteOurs() {
    assertThat(SampleCsv.HEADER)
        .isEqualTo(
            "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,"
                + "Connect,\"intended\",\"errorClass\",\"address\",\"newConnection\"");
  }

  @Test
  void shouldWriteTheSameLineInEveryLocale() {
    for (String locale : List.of("", "pt-BR", "tr-TR", "ar-EG")) {
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(line(sample("OK", Optional.empty())))
          .isEqualTo(
              "1700000000123,7,GET /item,200,OK,users 1-1,text,true,,1234,118,5,5,"
                  + "http://127.0.0.1:80/item,6,0,1,1700000000120,,127.0.0.1:80,true\n");
    }
  }

  @Test
  void shouldQuoteAndStayOnOneLineWhenTextIsAwkward() {
    String line = line(sample("a \"b\", c\r\nd", Optional.of(ErrorClass.RESET)));
    assertThat(line)
        .contains(",200,\"a \"\"b\"\", c  d\",users 1-1,")
        .contains(",false,,")
        .contains(",1700000000120,reset,127.0.0.1:80,true\n");
    assertThat(line.lines()).hasSize(1);
  }

  private static String line(Sample sample) {
    StringBuilder line = new StringBuilder();
    SampleCsv.append(line, sample);
    return line.toString();
  }

  private static Sample sample(String message, Optional<ErrorClass> error) {
    return new Sample(
        1_700_000_000_123L,
        7,
        "GET /item",
        "200",
        message,
        "users 1-1",
        "text",
        "",
        1234,
        118,
        5,
        5,
        "http://127.0.0.1:80/item",
        6,
        0,
        1,
        1_700_000_000_120L,
        error,
        "127.0.0.1:80",
        true);
  }
}
