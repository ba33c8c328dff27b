package org.cutover.lab.start;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The items that the baseline's table holds at the start of a trial.
 *
 * @param count how many, at least 1
 */
public record SeedRows(int count) {
  /** An item of the sample application's release 1.0.0. */
  public record Row(String id, String name, String description) {}

  /** The ids, in order. */
  public List<String> ids() {
    return IntStream.rangeClosed(1, count).mapToObj(SeedRows::id).toList();
  }

  /** The rows, in order of their ids. */
  public List<Row> rows() {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> new Row(id(n), "Item " + n, "Item number " + n + " of the starting point"))
        .toList();
  }

  /** The checksum that a table with exactly these rows has. */
  public String checksum() {
    return checksum(rows());
  }

  /** SHA-256 over the rows in order of their ids, whatever order they are given in. */
  public static String checksum(List<Row> rows) {
    Map<String, Row> sorted = new TreeMap<>();
    rows.forEach(row -> sorted.put(row.id(), row));
    MessageDigest digest = sha256();
    sorted
        .values()
        .forEach(
            row -> {
              for (String value : List.of(row.id(), row.name(), row.description())) {
                digest.update(value.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
              }
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "item-%05d", number);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
