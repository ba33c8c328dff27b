package org.cutover.bench.peer;

/** The columns of a samples file as DuckDB is told them, so that it need not guess types. */
final class Columns {
  static final String TYPES =
      """
      'timeStamp': 'BIGINT', 'elapsed': 'INTEGER', 'label': 'VARCHAR', 'responseCode': 'VARCHAR',
      'responseMessage': 'VARCHAR', 'threadName': 'VARCHAR', 'dataType': 'VARCHAR',
      'success': 'BOOLEAN', 'failureMessage': 'VARCHAR', 'bytes': 'BIGINT', 'sentBytes': 'BIGINT',
      'grpThreads': 'INTEGER', 'allThreads': 'INTEGER', 'URL': 'VARCHAR', 'Latency': 'INTEGER',
      'IdleTime': 'INTEGER', 'Connect': 'INTEGER', 'intended': 'BIGINT', 'errorClass': 'VARCHAR',
      'address': 'VARCHAR', 'newConnection': 'BOOLEAN'
      """;

  private Columns() {}
}
