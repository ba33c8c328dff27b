package org.cutover.lab.embedded.daemon;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** The keyspace that an administrator would have made before any release comes. */
final class Keyspace {
  /** A node that has just come up takes its time for a first change of the schema. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Keyspace() {}

  static void create(InetSocketAddress node) {
    DriverConfigLoader config =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, LIMIT)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, LIMIT)
            .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
            .build();
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(node)
            .withLocalDatacenter(LabDefaults.DATACENTER)
            .withConfigLoader(config)
            .build()) {
      session.execute(
          "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': 1}"
              .formatted(LabDefaults.KEYSPACE, LabDefaults.DATACENTER));
    } catch (DriverException e) {
      throw new CutoverException(
          ExitCode.LAB,
          "Cassandra on port " + node.getPort() + ": no keyspace can be made: " + e.getMessage(),
          e);
    }
  }
}
