package org.cutover.deployer.database;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.OptionsMap;
import com.datastax.oss.driver.api.core.config.TypedDriverOption;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory;

/** A session in one keyspace. What only looks and what changes something are different calls. */
public final class Database implements AutoCloseable {
  private static final Pattern SCHEMA = Pattern.compile("^\\s*(?i:CREATE|DROP|ALTER)\\b");

  private static final Duration AGREEMENT = Duration.ofSeconds(30);

  private final CqlSession session;
  private final Inventory.Database description;
  private final Runnable permission;
  private final boolean owner;

  private Database(
      CqlSession session, Inventory.Database description, Runnable permission, boolean owner) {
    this.session = session;
    this.description = description;
    this.permission = permission;
    this.owner = owner;
  }

  /**
   * Opens a session.
   *
   * @param limit for connecting and for every request
   * @throws CutoverException with exit code 1 if no contact point answers, 2 if the credentials
   *     cannot be read
   */
  public static Database open(Inventory.Database description, Duration limit) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(config(description, limit))
            .withLocalDatacenter(description.datacenter())
            .withKeyspace(description.keyspace());
    description
        .contactPoints()
        .forEach(at -> builder.addContactPoint(new InetSocketAddress(at.host(), at.port())));
    description.credentialsFile().ifPresent(file -> credentials(builder, file));
    try {
      return new Database(builder.build(), description, () -> {}, true);
    } catch (AllNodesFailedException e) {
      String points =
          description.contactPoints().stream()
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      throw new CutoverException(
          ExitCode.FAILED, "database: none of " + points + " answers: " + firstLine(e), e);
    } catch (DriverException e) {
      throw new CutoverException(ExitCode.FAILED, "database: " + firstLine(e), e);
    }
  }

  /**
   * Lean: a deployment lives for seconds, and the driver's usual preparations cost one of them. Its
   * defaults come from its code, because its file of defaults has to be read and understood first.
   */
  private static DriverConfigLoader config(Inventory.Database description, Duration limit) {
    OptionsMap options = OptionsMap.driverDefaults();
    options.put(TypedDriverOption.REQUEST_CONSISTENCY, description.consistency());
    options.put(TypedDriverOption.REQUEST_TIMEOUT, limit);
    options.put(TypedDriverOption.CONNECTION_CONNECT_TIMEOUT, limit);
    options.put(TypedDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, limit);
    options.put(TypedDriverOption.CONTROL_CONNECTION_TIMEOUT, limit);
    options.put(TypedDriverOption.TIMESTAMP_GENERATOR_CLASS, MicrosecondClock.class.getName());
    options.put(TypedDriverOption.METADATA_SCHEMA_ENABLED, false);
    options.put(TypedDriverOption.METADATA_TOKEN_MAP_ENABLED, false);
    options.put(TypedDriverOption.MONITOR_REPORTING_ENABLED, false);
    options.put(TypedDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false);
    options.put(TypedDriverOption.REQUEST_PAGE_SIZE, 1000);
    options.put(TypedDriverOption.NETTY_IO_SIZE, 1);
    options.put(TypedDriverOption.NETTY_ADMIN_SIZE, 1);
    options.put(TypedDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0);
    options.put(TypedDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
    return DriverConfigLoader.fromMap(options);
  }

  private static void credentials(CqlSessionBuilder builder, Path file) {
    try {
      String text = Files.readString(file).strip();
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw CutoverException.usage(file + ": should hold user:password");
      }
      builder.withAuthCredentials(text.substring(0, colon), text.substring(colon + 1));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.USAGE, file + ": the credentials of the database cannot be read", e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** The same session, unable to change anything. */
  public Database readOnly() {
    return permittedBy(
        () -> {
          throw new IllegalStateException("planning must not change the database");
        });
  }

  /**
   * The same session, which asks before each change and does not make it if the permission throws.
   */
  public Database permittedBy(Runnable newPermission) {
    return new Database(session, description, newPermission, false);
  }

  /** The keyspace of the session. */
  public String keyspace() {
    return description.keyspace();
  }

  /** Where this database is, as the inventory says. */
  public Inventory.Database description() {
    return description;
  }

  /** Prepares a statement. */
  public PreparedStatement prepare(String cql) {
    try {
      return session.prepare(cql);
    } catch (DriverException e) {
      throw new CutoverException(ExitCode.FAILED, "database: " + firstLine(e), e);
    }
  }

  /** Runs a statement that changes nothing. */
  public ResultSet ask(Statement<?> statement) {
    return execute(statement);
  }

  /** Runs a query that changes nothing. */
  public ResultSet ask(String cql, Object... values) {
    return execute(SimpleStatement.newInstance(cql, values).setIdempotent(true));
  }

  /** Runs a statement that may change something; asked again only if it says it is idempotent. */
  public ResultSet change(Statement<?> statement) {
    permission.run();
    return execute(statement);
  }

  /**
   * Runs a query that may change something. It is asked again where the database gives no clear
   * answer, so what it writes must not depend on what is there.
   */
  public ResultSet change(String cql, Object... values) {
    permission.run();
    boolean schema = SCHEMA.matcher(cql).find();
    ResultSet result = execute(SimpleStatement.newInstance(cql, values).setIdempotent(!schema));
    if (schema) {
      requireAgreement();
    }
    return result;
  }

  /**
   * Waits until all nodes that answer know the same tables.
   *
   * @throws CutoverException if they still do not after 30 s
   */
  public void requireAgreement() {
    if (!new SchemaAgreement(session, AGREEMENT).await()) {
      throw new CutoverException(
          ExitCode.FAILED,
          "database: not all nodes know of the change of tables; look whether all are up");
    }
  }

  private ResultSet execute(Statement<?> statement) {
    return Boolean.TRUE.equals(statement.isIdempotent())
        ? LightweightTransactionRetry.retry(() -> executeOnce(statement))
        : executeOnce(statement);
  }

  private ResultSet executeOnce(Statement<?> statement) {
    try {
      return session.execute(statement);
    } catch (DriverException e) {
      throw new CutoverException(ExitCode.FAILED, "database: " + firstLine(e), e);
    }
  }

  @Override
  public void close() {
    if (owner) {
      session.close();
    }
  }
}
