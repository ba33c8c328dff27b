package org.cutover.sample;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the environment says.
 *
 * @param listen where to listen ({@code CUTOVER_ADDRESS}, default 127.0.0.1, and {@code
 *     CUTOVER_PORT})
 * @param table {@code CUTOVER_TABLE}
 * @param contactPoints {@code CUTOVER_CONTACT_POINTS}: {@code host:port,…}
 * @param datacenter {@code CUTOVER_DATACENTER}
 * @param keyspace {@code CUTOVER_KEYSPACE}
 * @param consistency {@code CUTOVER_CONSISTENCY}, default QUORUM
 * @param writeTimeout {@code CUTOVER_WRITE_TIMEOUT_MS}, default 500: after it, a write is given up
 */
record AppSettings(
    InetSocketAddress listen,
    String table,
    List<InetSocketAddress> contactPoints,
    String datacenter,
    String keyspace,
    String consistency,
    Duration writeTimeout) {
  AppSettings {
    contactPoints = List.copyOf(contactPoints);
  }

  static AppSettings from(Map<String, String> environment) {
    return new AppSettings(
        new InetSocketAddress(
            environment.getOrDefault("CUTOVER_ADDRESS", "127.0.0.1"),
            number(required(environment, "CUTOVER_PORT"), "CUTOVER_PORT", 65535)),
        identifier(environment, "CUTOVER_TABLE"),
        Arrays.stream(required(environment, "CUTOVER_CONTACT_POINTS").split(",", -1))
            .map(AppSettings::endpoint)
            .toList(),
        required(environment, "CUTOVER_DATACENTER"),
        identifier(environment, "CUTOVER_KEYSPACE"),
        environment.getOrDefault("CUTOVER_CONSISTENCY", "QUORUM"),
        Duration.ofMillis(
            number(
                environment.getOrDefault("CUTOVER_WRITE_TIMEOUT_MS", "500"),
                "CUTOVER_WRITE_TIMEOUT_MS",
                Integer.MAX_VALUE)));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set in the environment");
    }
    return value;
  }

  /** Stands in statements as it is, so it may not be anything else. */
  private static String identifier(Map<String, String> environment, String name) {
    String value = required(environment, name);
    if (!value.matches("[a-z][a-z0-9_]{0,47}")) {
      throw new IllegalArgumentException(
          name + " should be lower-case letters, digits and _ (at most 48), not '" + value + "'");
    }
    return value;
  }

  private static InetSocketAddress endpoint(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "CUTOVER_CONTACT_POINTS should be host:port,host:port, not '" + text + "'");
    }
    return new InetSocketAddress(
        text.substring(0, colon).strip(),
        number(text.substring(colon + 1).strip(), "the port in CUTOVER_CONTACT_POINTS", 65535));
  }

  private static int number(String text, String name, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as any other number that is out of range.
    }
    throw new IllegalArgumentException(
        name + " should be a number from 1 to " + max + ", not '" + text + "'");
  }
}
