package org.cutover.lab.containers.topology;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param first its first address as a number
 * @param bits how many leading bits its addresses share
 */
public record Subnet(int first, int bits) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final int LAB_BITS = 24;

  /**
   * Reads {@code 198.18.0.0/15}.
   *
   * @throws IllegalArgumentException with a message that shows the right form
   */
  public static Subnet parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' should be like 198.18.0.0/15");
    }
    int first = 0;
    for (int group = 1; group <= 4; group++) {
      first = first << 8 | number(matcher.group(group), 255, text);
    }
    int bits = number(matcher.group(5), 32, text);
    if (bits == 0 || (first & ~mask(bits)) != 0) {
      throw new IllegalArgumentException("'" + text + "' should begin at its first address");
    }
    return new Subnet(first, bits);
  }

  private static int number(String text, int max, String whole) {
    int number = Integer.parseInt(text);
    if (number > max) {
      throw new IllegalArgumentException("'" + whole + "' should be like 198.18.0.0/15");
    }
    return number;
  }

  /** The address with a number in it. */
  public String address(int number) {
    int address = first + number;
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }

  /** Whether the two have addresses in common. */
  public boolean overlaps(Subnet other) {
    int shared = mask(Math.min(bits, other.bits));
    return (first & shared) == (other.first & shared);
  }

  /** The first part of 256 addresses that is acceptable. */
  public Optional<Subnet> part(Predicate<Subnet> acceptable) {
    for (int i = 0; i < 1 << Math.max(0, LAB_BITS - bits); i++) {
      Subnet part = new Subnet(first + (i << 8), LAB_BITS);
      if (acceptable.test(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private static int mask(int bits) {
    return -1 << (32 - bits);
  }

  @Override
  public String toString() {
    return address(0) + "/" + bits;
  }
}
