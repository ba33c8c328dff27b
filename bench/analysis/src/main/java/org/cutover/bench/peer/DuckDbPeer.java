package org.cutover.bench.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * DuckDB through JDBC, in memory and on two threads: its CSV reader brings the columns that are
 * needed into a table, once, and two queries add them up. Its {@code quantile_disc} is the nearest
 * rank too.
 */
final class DuckDbPeer implements Peer {
  private static final String LOAD =
      """
      CREATE TABLE samples AS
      SELECT parse_path(filename)[-2] AS trial, timeStamp AS time, elapsed,
             success AS success, errorClass IS NOT DISTINCT FROM 'cut' AS cut
      FROM read_csv('%s', header = true, delim = ',', quote = '"', escape = '"',
                    filename = true, columns = {%s})
      """;
  private static final String TRIALS =
      """
      SELECT trial, count(*) FILTER (NOT cut), count(*) FILTER (NOT cut AND NOT success),
             count(*) FILTER (cut), sum(elapsed) FILTER (NOT cut), min(elapsed) FILTER (NOT cut),
             max(elapsed) FILTER (NOT cut),
             quantile_disc(elapsed, [0.5, 0.9, 0.95, 0.99]) FILTER (NOT cut) AS q,
             q[1], q[2], q[3], q[4]
      FROM samples GROUP BY trial ORDER BY trial
      """;
  private static final String SECONDS =
      """
      SELECT trial, time // 1000 AS second, count(*), count(*) FILTER (NOT success),
             quantile_disc(elapsed, [0.5, 0.99]) AS q, q[1], q[2]
      FROM samples WHERE NOT cut GROUP BY trial, second ORDER BY trial, second
      """;

  @Override
  public void read(Path archive, Path out) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      String file = String.valueOf(SampleFile.in(archive).get(0).path().getFileName());
      String files = archive.resolve("trials").resolve("*").resolve(file).toString();
      statement.execute(LOAD.formatted(files.replace("'", "''"), Columns.TYPES));
      SumsFiles.write(
          out,
          lines(statement, TRIALS, List.of(1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)),
          lines(statement, SECONDS, List.of(1, 2, 3, 4, 6, 7)));
    }
  }

  private static List<String> lines(Statement statement, String query, List<Integer> columns)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int column : columns) {
          line.append(line.length() == 0 ? "" : ",").append(rows.getString(column));
        }
        lines.add(line.append('\n').toString());
      }
    }
    return lines;
  }
}
