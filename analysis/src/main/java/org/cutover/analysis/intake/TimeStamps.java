package org.cutover.analysis.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads time stamps: epoch milliseconds, or a date in one of the forms that JMeter itself reads, in
 * ISO 8601, or in a form that the user names.
 */
final class TimeStamps {
  // Before 1973 in milliseconds, until 5138 in seconds.
  private static final long SURELY_SECONDS = 100_000_000_000L;
  private static final List<String> FORMS =
      List.of(
          "yyyy/MM/dd HH:mm:ss.SSS",
          "yyyy/MM/dd HH:mm:ss",
          "yyyy-MM-dd HH:mm:ss.SSS",
          "yyyy-MM-dd HH:mm:ss",
          "MM/dd/yy HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]");

  private final List<DateTimeFormatter> forms;
  private final ZoneId zone;
  private DateTimeFormatter lastUsed;

  /**
   * @param form of the user, by Java's letters
   * @param zone of dates that name none
   * @throws IllegalArgumentException if the form is not valid; the message says why
   */
  TimeStamps(Optional<String> form, ZoneId zone) {
    this.forms =
        Stream.concat(form.stream(), FORMS.stream())
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
            .toList();
    this.zone = zone;
    this.lastUsed = forms.get(0);
  }

  /**
   * The epoch milliseconds of a time stamp.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  long millis(String text) {
    if (Values.isWhole(text)) {
      long millis = Long.parseLong(text);
      if (millis < SURELY_SECONDS) {
        throw new IllegalArgumentException(
            "timeStamp: '" + text + "' should be in milliseconds since 1970");
      }
      return millis;
    }
    return parsed(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "timeStamp: '"
                        + text
                        + "' is neither a number of milliseconds nor a date in a known form"));
  }

  private Optional<Long> parsed(String text) {
    Optional<Long> millis = parsed(lastUsed, text);
    for (int i = 0; millis.isEmpty() && i < forms.size(); i++) {
      millis = parsed(forms.get(i), text);
      if (millis.isPresent()) {
        lastUsed = forms.get(i);
      }
    }
    return millis;
  }

  private Optional<Long> parsed(DateTimeFormatter form, String text) {
    try {
      TemporalAccessor time = form.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      ZonedDateTime zoned =
          time instanceof ZonedDateTime known ? known : ((LocalDateTime) time).atZone(zone);
      return Optional.of(zoned.toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
