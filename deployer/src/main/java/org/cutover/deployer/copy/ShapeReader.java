package org.cutover.deployer.copy;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.deployer.copy.TableShape.Column;
import org.cutover.deployer.copy.TableShape.Kind;
import org.cutover.deployer.database.Database;

/** Reads a table's columns from the database's own schema. */
public final class ShapeReader {
  private record Placed(Column column, int position) {}

  private ShapeReader() {}

  /** The table's shape, or empty if there is no such table. */
  public static Optional<TableShape> read(Database database, String table) {
    List<Placed> placed = new ArrayList<>();
    for (Row row :
        database.ask(
            "SELECT column_name, type, kind, position FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            database.keyspace(),
            table)) {
      String type = row.getString("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
      placed.add(
          new Placed(
              new Column(row.getString("column_name"), type, kind(row.getString("kind"))),
              row.getInt("position")));
    }
    placed.sort(
        Comparator.comparing((Placed p) -> p.column().kind())
            .thenComparing(Placed::position)
            .thenComparing(p -> p.column().name()));
    return placed.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableShape(table, placed.stream().map(Placed::column).toList()));
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "partition_key" -> Kind.PARTITION;
      case "clustering" -> Kind.CLUSTERING;
      case "static" -> Kind.STATIC;
      default -> Kind.REGULAR;
    };
  }
}
