package org.cutover.deployer.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.deployer.copy.TableShape.Column;
import org.cutover.deployer.copy.TableShape.Kind;

/**
 * Reads the columns out of a CREATE TABLE statement, so that a release can be judged before
 * anything is changed. It accepts plain names only; what it cannot read it refuses.
 */
public final class CreateTable {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?([a-z][a-z0-9_]*)\\s*\\(",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COLUMN =
      Pattern.compile(
          "([a-z][a-z0-9_]*)\\s+(.+?)(\\s+static)?(\\s+primary\\s+key)?", Pattern.DOTALL);
  private static final Pattern KEY =
      Pattern.compile("primary\\s+key\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private CreateTable() {}

  /**
   * Reads a statement.
   *
   * @throws IllegalArgumentException with a message that shows what was not understood
   */
  public static TableShape parse(String statement) {
    Matcher head = HEAD.matcher(statement);
    if (!head.lookingAt()) {
      throw new IllegalArgumentException("should begin with CREATE TABLE name (");
    }
    int end = closing(statement, head.end());
    String body = statement.substring(head.end(), end).toLowerCase(Locale.ROOT);
    List<Column> columns = new ArrayList<>();
    List<String> partition = new ArrayList<>();
    List<String> clustering = new ArrayList<>();
    for (String part : parts(body)) {
      Matcher key = KEY.matcher(part);
      if (key.matches()) {
        key(parts(key.group(1)), partition, clustering);
      } else {
        columns.add(column(part, partition));
      }
    }
    return new TableShape(
        head.group(1).toLowerCase(Locale.ROOT), ordered(columns, partition, clustering));
  }

  private static Column column(String part, List<String> partition) {
    Matcher column = COLUMN.matcher(part);
    if (!column.matches()) {
      throw new IllegalArgumentException("'" + part + "' is not understood as a column");
    }
    if (column.group(4) != null) {
      partition.add(column.group(1));
    }
    String type = column.group(2).replaceAll("\\s+", "");
    Kind kind = column.group(3) == null ? Kind.REGULAR : Kind.STATIC;
    return new Column(column.group(1), type.equals("varchar") ? "text" : type, kind);
  }

  private static void key(List<String> parts, List<String> partition, List<String> clustering) {
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i == 0 && part.startsWith("(") && part.endsWith(")")) {
        partition.addAll(parts(part.substring(1, part.length() - 1)));
      } else if (i == 0) {
        partition.add(part);
      } else {
        clustering.add(part);
      }
    }
  }

  private static List<Column> ordered(
      List<Column> columns, List<String> partition, List<String> clustering) {
    List<Column> ordered = new ArrayList<>();
    take(columns, partition, Kind.PARTITION, ordered);
    take(columns, clustering, Kind.CLUSTERING, ordered);
    columns.stream()
        .filter(c -> !partition.contains(c.name()) && !clustering.contains(c.name()))
        .forEach(ordered::add);
    if (partition.isEmpty()) {
      throw new IllegalArgumentException("has no PRIMARY KEY");
    }
    return ordered;
  }

  private static void take(
      List<Column> columns, List<String> names, Kind kind, List<Column> ordered) {
    for (String name : names) {
      Column column =
          columns.stream()
              .filter(c -> NAME.matcher(name).matches() && c.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("key column '" + name + "' is not declared"));
      ordered.add(new Column(name, column.type(), kind));
    }
  }

  private static int closing(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("a parenthesis is not closed");
  }

  /** Parts between commas that stand outside parentheses and angle brackets. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '<') {
        depth++;
      } else if (c == ')' || c == '>') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
