package org.cutover.bench.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the archive writes them. */
final class Time {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Time() {}

  /** ISO 8601, UTC, always with three digits of milliseconds. */
  static String text(Instant time) {
    return MILLIS.format(time);
  }

  /** The same for epoch milliseconds. */
  static String text(long epochMillis) {
    return text(Instant.ofEpochMilli(epochMillis));
  }
}
