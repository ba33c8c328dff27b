package org.cutover.deployer.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cutover.deployer.copy.TableShape.Column;
import org.cutover.deployer.copy.TableShape.Kind;
import org.cutover.deployer.release.Release;

/**
 * How the columns of the new table are filled from the old one.
 *
 * @param oldTable where rows come from
 * @param newTable where they go
 * @param partition the partition key's columns, equal in both
 * @param key the whole key, partition key first, equal in both
 * @param copied the other columns that come from an older one
 * @param constants the columns that get the same value in every row
 * @param rows how the release's rows are made
 */
public record ColumnMapping(
    String oldTable,
    String newTable,
    List<String> partition,
    List<String> key,
    List<Copied> copied,
    List<Constant> constants,
    Release.Rows rows) {
  private static final Set<String> TYPES =
      Set.of(
          "ascii",
          "bigint",
          "blob",
          "boolean",
          "date",
          "decimal",
          "double",
          "duration",
          "float",
          "inet",
          "int",
          "smallint",
          "text",
          "time",
          "timestamp",
          "timeuuid",
          "tinyint",
          "uuid",
          "varint");

  /** Copies the lists. */
  public ColumnMapping {
    partition = List.copyOf(partition);
    key = List.copyOf(key);
    copied = List.copyOf(copied);
    constants = List.copyOf(constants);
  }

  /** A column that is filled from a column of the old table. */
  public record Copied(String from, String to) {}

  /** A column that is filled with a CQL literal. */
  public record Constant(String to, String literal) {}

  /** A mapping, or why there is none. */
  public record Result(Optional<ColumnMapping> mapping, List<String> problems) {
    /** Copies the list. */
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /** Finds the mapping; what cannot be copied without losing something is a problem. */
  public static Result of(TableShape old, TableShape next, Release.Table release) {
    return of(old, next, release, false);
  }

  /** Finds the mapping on the way back, where columns that are only in the newer table are lost. */
  public static Result losing(TableShape old, TableShape next, Release.Table release) {
    return of(old, next, release, true);
  }

  private static Result of(
      TableShape old, TableShape next, Release.Table release, boolean mayLose) {
    List<String> problems = new ArrayList<>();
    unsupported(old, problems);
    unsupported(next, problems);
    if (!old.key().equals(next.key())) {
      problems.add(
          next.table()
              + ": key "
              + keyText(next)
              + " differs from "
              + old.table()
              + "'s "
              + keyText(old));
    }
    List<Copied> copied = new ArrayList<>();
    List<Constant> constants = new ArrayList<>();
    for (Column column : next.of(Kind.REGULAR)) {
      Optional<Release.Filling> filling = Optional.ofNullable(release.mapping().get(column.name()));
      if (filling.flatMap(Release.Filling::constant).isPresent()) {
        constant(column, filling.get().constant().get(), problems).ifPresent(constants::add);
      } else {
        String from = filling.flatMap(Release.Filling::from).orElse(column.name());
        copied(old, column, from, filling.isPresent(), problems).ifPresent(copied::add);
      }
    }
    if (!mayLose) {
      unused(old, next, copied, problems);
    }
    unknown(next, release, problems);
    return new Result(
        problems.isEmpty()
            ? Optional.of(
                new ColumnMapping(
                    old.table(),
                    next.table(),
                    names(next.of(Kind.PARTITION)),
                    names(next.key()),
                    copied,
                    constants,
                    release.rows()))
            : Optional.empty(),
        problems);
  }

  private static void unsupported(TableShape shape, List<String> problems) {
    for (Column column : shape.columns()) {
      String place = shape.table() + "." + column.name() + ": ";
      if (column.kind() == Kind.STATIC) {
        problems.add(place + "static columns cannot be copied");
      } else if (column.type().equals("counter")) {
        problems.add(place + "counters cannot be copied with their write times");
      } else if (!TYPES.contains(column.type())) {
        problems.add(
            place
                + "type "
                + column.type()
                + " cannot be copied: collections, tuples, vectors and"
                + " user-defined types have more than one cell or no fixed form");
      }
    }
  }

  private static Optional<Copied> copied(
      TableShape old, Column column, String from, boolean asked, List<String> problems) {
    Optional<Column> source = old.column(from).filter(c -> c.kind() == Kind.REGULAR);
    if (source.isEmpty()) {
      if (asked) {
        problems.add("mapping." + column.name() + ": " + old.table() + " has no column " + from);
      }
      return Optional.empty();
    }
    if (!source.get().type().equals(column.type())) {
      problems.add(
          column.name()
              + ": type "
              + column.type()
              + " differs from "
              + source.get().type()
              + " of "
              + old.table()
              + "."
              + from);
      return Optional.empty();
    }
    return Optional.of(new Copied(from, column.name()));
  }

  private static Optional<Constant> constant(Column column, Object value, List<String> problems) {
    Optional<String> literal = CqlLiteral.of(column.type(), value);
    if (literal.isEmpty()) {
      problems.add("mapping." + column.name() + ": default '" + value + "' is no " + column.type());
    }
    return literal.map(text -> new Constant(column.name(), text));
  }

  private static void unused(
      TableShape old, TableShape next, List<Copied> copied, List<String> problems) {
    Set<String> used = copied.stream().map(Copied::from).collect(Collectors.toSet());
    for (Column column : old.of(Kind.REGULAR)) {
      if (!used.contains(column.name())) {
        problems.add(
            next.table()
                + ": column "
                + column.name()
                + " of "
                + old.table()
                + " would be lost; keep it, or map it by 'from'");
      }
    }
  }

  private static void unknown(TableShape next, Release.Table release, List<String> problems) {
    for (String name : new TreeSet<>(release.mapping().keySet())) {
      if (next.column(name).filter(c -> c.kind() == Kind.REGULAR).isEmpty()) {
        problems.add(
            "mapping." + name + ": " + next.table() + " has no such column beside its key");
      }
    }
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static String keyText(TableShape shape) {
    return shape.key().stream()
        .map(c -> c.name() + " " + c.type() + (c.kind() == Kind.PARTITION ? "" : " (clustering)"))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
