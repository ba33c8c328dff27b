package org.cutover.deployer.copy;

import java.util.List;
import java.util.Optional;

/**
 * A table's columns.
 *
 * @param columns partition key, clustering key, then the others
 */
public record TableShape(String table, List<Column> columns) {
  /** Copies the list. */
  public TableShape {
    columns = List.copyOf(columns);
  }

  /** What a column is for. */
  public enum Kind {
    /** Part of the partition key. */
    PARTITION,
    /** Part of the clustering key. */
    CLUSTERING,
    /** One value for a partition. */
    STATIC,
    /** One value for a row. */
    REGULAR
  }

  /** A column; its type as CQL writes it, in lower case and without blanks. */
  public record Column(String name, String type, Kind kind) {}

  /** The columns of one kind in key order. */
  public List<Column> of(Kind kind) {
    return columns.stream().filter(column -> column.kind() == kind).toList();
  }

  /** The whole key: partition key first. */
  public List<Column> key() {
    return columns.stream()
        .filter(c -> c.kind() == Kind.PARTITION || c.kind() == Kind.CLUSTERING)
        .toList();
  }

  /** A column by its name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
