package org.cutover.deployer.copy;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cutover.deployer.database.Database;

/**
 * Reads one of the two tables by token range, and in it partition by partition, so that no more
 * than a partition and a page are held in memory.
 */
final class PartitionReader {
  private final Database database;
  private final PreparedStatement select;
  private final int keys;
  private final int copied;
  private final int constants;

  private PartitionReader(Database database, String cql, int keys, int copied, int constants) {
    this.database = database;
    this.select = database.prepare(cql);
    this.keys = keys;
    this.copied = copied;
    this.constants = constants;
  }

  static PartitionReader ofOld(Database database, ColumnMapping mapping) {
    List<String> columns = mapping.copied().stream().map(ColumnMapping.Copied::from).toList();
    String cql = select(mapping, mapping.oldTable(), columns);
    return new PartitionReader(
        database, cql, mapping.key().size(), columns.size(), mapping.constants().size());
  }

  static PartitionReader ofNew(Database database, ColumnMapping mapping) {
    List<String> columns = new ArrayList<>();
    mapping.copied().forEach(column -> columns.add(column.to()));
    mapping.constants().forEach(column -> columns.add(column.to()));
    String cql = select(mapping, mapping.newTable(), columns);
    return new PartitionReader(
        database, cql, mapping.key().size(), mapping.copied().size(), mapping.constants().size());
  }

  private static String select(ColumnMapping mapping, String table, List<String> columns) {
    String token = "token(" + String.join(", ", mapping.partition()) + ")";
    String cells =
        columns.stream()
            .map(c -> ", " + c + ", writetime(" + c + "), ttl(" + c + ")")
            .collect(Collectors.joining());
    return "SELECT "
        + token
        + ", "
        + String.join(", ", mapping.key())
        + cells
        + " FROM "
        + table
        + " WHERE "
        + token
        + " > ? AND "
        + token
        + " <= ?";
  }

  /** All rows with one token, by key. */
  record Partition(long token, Map<List<ByteBuffer>, CopyRow> rows) {}

  /** The partitions of a range in token order. */
  Iterator<Partition> read(TokenRange range) {
    BoundStatement bound = select.bind(range.after(), range.end());
    long readAt = System.nanoTime();
    ResultSet result = database.ask(bound.setIdempotent(true));
    return new Partitions(result, readAt);
  }

  private final class Partitions implements Iterator<Partition> {
    private final ResultSet result;
    private final Iterator<Row> rows;
    private long readAt;
    private Row ahead;

    Partitions(ResultSet result, long readAt) {
      this.result = result;
      this.rows = result.iterator();
      this.readAt = readAt;
      advance();
    }

    private void advance() {
      if (result.getAvailableWithoutFetching() == 0) {
        // The next page is read now; what is left of a TTL is counted from before.
        readAt = System.nanoTime();
      }
      ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Partition next() {
      if (ahead == null) {
        throw new java.util.NoSuchElementException();
      }
      long token = ahead.getLong(0);
      Map<List<ByteBuffer>, CopyRow> partition = new LinkedHashMap<>();
      while (ahead != null && ahead.getLong(0) == token) {
        CopyRow row = row(ahead, readAt);
        partition.put(row.key(), row);
        advance();
      }
      return new Partition(token, partition);
    }
  }

  private CopyRow row(Row row, long readAt) {
    List<ByteBuffer> key = new ArrayList<>();
    for (int i = 1; i <= keys; i++) {
      key.add(row.getBytesUnsafe(i));
    }
    return new CopyRow(
        key, cells(row, keys + 1, copied), cells(row, keys + 1 + 3 * copied, constants), readAt);
  }

  /** The old table has no constant columns: there the row is too short, and all are absent. */
  private static List<Cell> cells(Row row, int first, int count) {
    if (first >= row.size()) {
      return Collections.nCopies(count, null);
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = first + 3 * i;
      ByteBuffer value = row.getBytesUnsafe(at);
      cells.add(
          value == null || row.isNull(at + 1)
              ? null
              : new Cell(value, row.getLong(at + 1), row.isNull(at + 2) ? 0 : row.getInt(at + 2)));
    }
    return cells;
  }
}
