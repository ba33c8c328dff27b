package org.cutover.sample;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.OptionsMap;
import com.datastax.oss.driver.api.core.config.TypedDriverOption;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Items in a Cassandra table. Every write is an INSERT, so that each row has a row marker, and it
 * names only the given columns, so that writers of different fields do not undo each other. Where
 * two write the same field, the later timestamp wins; timestamps are set here.
 */
final class CassandraItems implements ItemStore, AutoCloseable {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  /** Cassandra 4 and 5 speak it; finding out by trial would cost two connections. */
  private static final String PROTOCOL = "V5";

  private final CqlSession session;
  private final Set<Field> fields;
  private final Duration writeTimeout;
  private final PreparedStatement selectAll;
  private final PreparedStatement selectOne;
  private final PreparedStatement insert;
  private final PreparedStatement deleteOne;

  private CassandraItems(CqlSession session, AppSettings settings, Set<Field> fields) {
    this.session = session;
    this.fields = fields;
    this.writeTimeout = settings.writeTimeout();
    String columns =
        fields.stream().map(Field::column).collect(Collectors.joining(", ", "id, ", ""));
    String values = fields.stream().map(field -> ", ?").collect(Collectors.joining());
    String table = settings.table();
    selectAll = session.prepare("SELECT " + columns + " FROM " + table);
    selectOne = session.prepare("SELECT " + columns + " FROM " + table + " WHERE id = ?");
    insert =
        session.prepare("INSERT INTO " + table + " (" + columns + ") VALUES (?" + values + ")");
    deleteOne = session.prepare("DELETE FROM " + table + " WHERE id = ?");
  }

  /** Connects, and makes sure that the table is as this version needs it. */
  static CassandraItems connect(AppSettings settings, Set<Field> fields) {
    CqlSession session =
        CqlSession.builder()
            .addContactPoints(settings.contactPoints())
            .withLocalDatacenter(settings.datacenter())
            .withKeyspace(settings.keyspace())
            .withConfigLoader(config(settings))
            .build();
    try {
      return new CassandraItems(session, settings, fields);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Nothing that makes the start slower without serving one table: no schema, no metrics, and the
   * driver's defaults from its code, because its file of defaults takes a tenth of the start to
   * read.
   */
  private static DriverConfigLoader config(AppSettings settings) {
    OptionsMap options = OptionsMap.driverDefaults();
    options.put(TypedDriverOption.REQUEST_CONSISTENCY, settings.consistency());
    options.put(TypedDriverOption.REQUEST_TIMEOUT, READ_TIMEOUT);
    options.put(TypedDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, READ_TIMEOUT);
    options.put(TypedDriverOption.PROTOCOL_VERSION, PROTOCOL);
    options.put(TypedDriverOption.TIMESTAMP_GENERATOR_CLASS, MicrosecondClock.class.getName());
    options.put(TypedDriverOption.METADATA_SCHEMA_ENABLED, false);
    options.put(TypedDriverOption.METADATA_TOKEN_MAP_ENABLED, false);
    options.put(TypedDriverOption.MONITOR_REPORTING_ENABLED, false);
    options.put(TypedDriverOption.NETTY_IO_SIZE, 1);
    options.put(TypedDriverOption.NETTY_ADMIN_SIZE, 1);
    options.put(TypedDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
    options.put(TypedDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0);
    return DriverConfigLoader.fromMap(options);
  }

  @Override
  public List<Item> list() {
    return answer(
        () -> {
          List<Item> items = new ArrayList<>();
          for (Row row : session.execute(selectAll.bind())) {
            items.add(item(row));
          }
          return items;
        });
  }

  @Override
  public Optional<Item> find(String id) {
    return answer(
        () -> Optional.ofNullable(session.execute(selectOne.bind(id)).one()).map(this::item));
  }

  @Override
  public void write(String id, Map<Field, Object> values) {
    BoundStatement statement = insert.bind().setString("id", id);
    for (Map.Entry<Field, Object> value : values.entrySet()) {
      String column = value.getKey().column();
      statement =
          value.getKey().isNumber()
              ? statement.setInt(column, (Integer) value.getValue())
              : statement.setString(column, (String) value.getValue());
    }
    executeShortly(statement);
  }

  @Override
  public void delete(String id) {
    executeShortly(deleteOne.bind(id));
  }

  @Override
  public void ping() {
    executeShortly(selectOne.bind("-"));
  }

  @Override
  public void close() {
    session.close();
  }

  private void executeShortly(BoundStatement statement) {
    answer(() -> session.execute(statement.setTimeout(writeTimeout)));
  }

  private static <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (DriverException e) {
      // A write that timed out may still have happened, so the answer claims neither.
      throw new HttpProblem(503, "the database did not answer: " + e.getClass().getSimpleName());
    }
  }

  private Item item(Row row) {
    Map<Field, Object> values = new EnumMap<>(Field.class);
    for (Field field : fields) {
      String column = field.column();
      if (!row.isNull(column)) {
        values.put(field, field.isNumber() ? row.getInt(column) : row.getString(column));
      }
    }
    return new Item(row.getString("id"), values);
  }
}
