package org.cutover.deployer.copy;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a release's default value as a CQL literal, if it fits the column's type. */
final class CqlLiteral {
  private static final Set<String> WHOLE = Set.of("bigint", "int", "smallint", "tinyint", "varint");
  private static final Set<String> DECIMAL = Set.of("decimal", "double", "float");
  private static final Set<String> QUOTED =
      Set.of("ascii", "text", "date", "time", "timestamp", "inet");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private CqlLiteral() {}

  static Optional<String> of(String type, Object value) {
    if (value instanceof Boolean && type.equals("boolean")) {
      return Optional.of(value.toString());
    }
    if (value instanceof Long && (WHOLE.contains(type) || DECIMAL.contains(type))) {
      return Optional.of(value.toString());
    }
    if (value instanceof Double number && DECIMAL.contains(type)) {
      return number.isInfinite() || number.isNaN()
          ? Optional.empty()
          : Optional.of(value.toString());
    }
    if (value instanceof String text && QUOTED.contains(type)) {
      return Optional.of("'" + text.replace("'", "''") + "'");
    }
    boolean uuid = type.equals("uuid") || type.equals("timeuuid");
    return value instanceof String text && uuid && UUID.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }
}
