package org.cutover.deployer.clock;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a machine tells it.
 *
 * @param micros microseconds since 1970, cut off below the precision
 * @param precisionMicros by how much less than the next time that it could tell, 1 or more
 */
public record HostTime(long micros, long precisionMicros) {
  /** Seconds since 1970 have ten digits until 2286; what stands for unknown nanoseconds varies. */
  private static final Pattern DATE = Pattern.compile("(\\d{10})(\\d{9})?\\D*");

  /** A time in whole milliseconds, as a database tells it. */
  public static HostTime ofMillis(long millis) {
    return new HostTime(millis * 1000, 1000);
  }

  /**
   * Reads what {@code date +%s%N} writes; a {@code date} that knows no {@code %N} leaves it as it
   * is, or a letter of it, or nothing.
   */
  public static Optional<HostTime> parse(String text) {
    Matcher matcher = DATE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(matcher.group(1)) * 1_000_000;
    return Optional.of(
        matcher.group(2) == null
            ? new HostTime(seconds, 1_000_000)
            : new HostTime(seconds + Long.parseLong(matcher.group(2)) / 1000, 1));
  }
}
