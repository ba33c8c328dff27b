package org.cutover.deployer.copy;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.deployer.database.Database;

/** Writes to the new table with times of our choosing, one unlogged batch a row. */
final class NewTable {
  private final Database database;
  private final int copied;
  private final PreparedStatement insert;
  private final Optional<PreparedStatement> update;
  private final List<PreparedStatement> constants;
  private final List<PreparedStatement> deleteCell;
  private final PreparedStatement deleteRow;

  NewTable(Database database, ColumnMapping mapping) {
    this.database = database;
    List<String> columns = mapping.copied().stream().map(ColumnMapping.Copied::to).toList();
    this.copied = columns.size();
    String table = mapping.newTable();
    String where =
        mapping.key().stream()
            .map(k -> k + " = ?")
            .collect(Collectors.joining(" AND ", " WHERE ", ""));
    List<String> all = Stream.concat(mapping.key().stream(), columns.stream()).toList();
    this.insert =
        database.prepare(
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", all)
                + ") VALUES ("
                + all.stream().map(c -> "?").collect(Collectors.joining(", "))
                + ") USING TIMESTAMP ? AND TTL ?");
    String update = "UPDATE " + table + " USING TIMESTAMP ? AND TTL ? SET ";
    this.update =
        columns.isEmpty()
            ? Optional.empty()
            : Optional.of(
                database.prepare(
                    columns.stream()
                        .map(c -> c + " = ?")
                        .collect(Collectors.joining(", ", update, where))));
    this.constants =
        mapping.constants().stream()
            .map(c -> database.prepare(update + c.to() + " = " + c.literal() + where))
            .toList();
    this.deleteCell =
        columns.stream()
            .map(
                c ->
                    database.prepare(
                        "DELETE " + c + " FROM " + table + " USING TIMESTAMP ?" + where))
            .toList();
    this.deleteRow = database.prepare("DELETE FROM " + table + " USING TIMESTAMP ?" + where);
  }

  /** Writes one row's cells. */
  void write(Difference.Write difference, RowWrites.Writes writes) {
    List<BatchableStatement<?>> statements = new ArrayList<>();
    for (RowWrites.Group group : writes.groups()) {
      statements.add(group.insert() ? insert(difference, group) : update(difference, group));
    }
    for (int constant : difference.constants()) {
      if (writes.constants() != null) {
        BoundStatementBuilder bound =
            constants
                .get(constant)
                .boundStatementBuilder()
                .setLong(0, writes.constants().time())
                .setInt(1, writes.constants().ttl());
        statements.add(key(bound, 2, difference.key()).build());
      }
    }
    run(statements);
  }

  private BatchableStatement<?> insert(Difference.Write difference, RowWrites.Group group) {
    int first = difference.key().size();
    BoundStatementBuilder bound = key(insert.boundStatementBuilder(), 0, difference.key());
    return cells(bound, first, group)
        .setLong(first + copied, group.when().time())
        .setInt(first + copied + 1, group.when().ttl())
        .build();
  }

  private BatchableStatement<?> update(Difference.Write difference, RowWrites.Group group) {
    BoundStatementBuilder bound =
        update
            .orElseThrow()
            .boundStatementBuilder()
            .setLong(0, group.when().time())
            .setInt(1, group.when().ttl());
    return key(cells(bound, 2, group), 2 + copied, difference.key()).build();
  }

  /** What is not set stays as it is; a null would be a tombstone. */
  private static BoundStatementBuilder cells(
      BoundStatementBuilder bound, int first, RowWrites.Group group) {
    BoundStatementBuilder set = bound;
    for (Map.Entry<Integer, Cell> cell : group.cells().entrySet()) {
      set = set.setBytesUnsafe(first + cell.getKey(), cell.getValue().value());
    }
    return set;
  }

  /** Deletes a row up to a time. */
  void delete(Difference.DeleteRow difference) {
    BoundStatementBuilder bound = deleteRow.boundStatementBuilder().setLong(0, difference.upTo());
    run(List.of(key(bound, 1, difference.key()).build()));
  }

  /** Deletes cells, each up to its time. */
  void delete(Difference.DeleteCells difference) {
    List<BatchableStatement<?>> statements = new ArrayList<>();
    for (Map.Entry<Integer, Long> cell : difference.upTo().entrySet()) {
      BoundStatementBuilder bound = deleteCell.get(cell.getKey()).boundStatementBuilder();
      statements.add(key(bound.setLong(0, cell.getValue()), 1, difference.key()).build());
    }
    run(statements);
  }

  private static BoundStatementBuilder key(
      BoundStatementBuilder bound, int first, List<ByteBuffer> key) {
    BoundStatementBuilder set = bound;
    for (int i = 0; i < key.size(); i++) {
      set = set.setBytesUnsafe(first + i, key.get(i));
    }
    return set;
  }

  private void run(List<BatchableStatement<?>> statements) {
    if (statements.size() == 1) {
      database.change(statements.get(0).setIdempotent(true));
    } else if (!statements.isEmpty()) {
      BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
      statements.forEach(batch::addStatement);
      database.change(batch.setIdempotence(true).build());
    }
  }
}
