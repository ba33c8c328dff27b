package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStampsTest {
  @ParameterizedTest
  @CsvSource({
    "1495533600123, 2017-05-23T10:00:00.123Z",
    "2017/05/23 10:00:00.123, 2017-05-23T10:00:00.123Z",
    "2017/05/23 10:00:00, 2017-05-23T10:00:00Z",
    "2017-05-23 10:00:00.123, 2017-05-23T10:00:00.123Z",
    "2017-05-23 10:00:00, 2017-05-23T10:00:00Z",
    "05/23/17 10:00:00, 2017-05-23T10:00:00Z",
    "2017-05-23T12:00:00.123+02:00, 2017-05-23T10:00:00.123Z",
    "2017-05-23T10:00:00Z, 2017-05-23T10:00:00Z"
  })
  void shouldReadTheFormsThatJMeterReads(String text, Instant expected) {
    TimeStamps stamps = new TimeStamps(Optional.empty(), ZoneOffset.UTC);
    assertThat(Instant.ofEpochMilli(stamps.millis(text))).isEqualTo(expected);
  }

  @Test
  void shouldReadAFormOfTheUserInAZoneOfTheUser() {
    TimeStamps stamps =
        new TimeStamps(Optional.of("dd.MM.yyyy HH:mm:ss"), ZoneId.of("Europe/Berlin"));
    assertThat(Instant.ofEpochMilli(stamps.millis("23.05.2017 12:00:00")))
        .isEqualTo(Instant.parse("2017-05-23T10:00:00Z"));
  }

  @Test
  void shouldRefuseSecondsAndOtherTexts() {
    TimeStamps stamps = new TimeStamps(Optional.empty(), ZoneOffset.UTC);
    assertThatThrownBy(() -> stamps.millis("1495533600"))
        .hasMessage("timeStamp: '1495533600' should be in milliseconds since 1970");
    assertThatThrownBy(() -> stamps.millis("١٤٩٥٥٣٣٦٠٠١٢٣"))
        .hasMessageContaining("is neither a number of milliseconds nor a date in a known form");
  }
}
