package org.cutover.sample;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A version of this application. All are in the same jar; the release says which one it is. */
enum Version {
  V1_0_0("1.0.0", false, true),
  V2_0_0("2.0.0", true, true),
  /** Starts and is healthy, but its list leaves the ids out: only a smoke test can see it. */
  V2_0_1_FAULTY("2.0.1-faulty", true, false);

  private final String number;
  private final boolean prices;
  private final boolean listsIds;

  Version(String number, boolean prices, boolean listsIds) {
    this.number = number;
    this.prices = prices;
    this.listsIds = listsIds;
  }

  static Version of(String number) {
    return Arrays.stream(values())
        .filter(version -> version.number.equals(number))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no version '"
                        + number
                        + "' of this application; known: "
                        + Arrays.stream(values())
                            .map(Version::number)
                            .collect(Collectors.joining(", "))));
  }

  String number() {
    return number;
  }

  /** What an item of this version consists of, in order. */
  Set<Field> fields() {
    return prices ? EnumSet.allOf(Field.class) : EnumSet.of(Field.NAME, Field.DESCRIPTION);
  }

  boolean listsIds() {
    return listsIds;
  }
}
