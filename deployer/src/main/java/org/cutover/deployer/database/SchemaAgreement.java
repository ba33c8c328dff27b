package org.cutover.deployer.database;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Waits after a change of tables until every node that answers knows of it. The driver asks one
 * node what it heard of the others, which may be neither the one that made the change nor up to
 * date; here each node is asked itself.
 */
final class SchemaAgreement {
  private static final long POLL_MILLIS = 50;

  private final CqlSession session;
  private final Duration limit;

  SchemaAgreement(CqlSession session, Duration limit) {
    this.session = session;
    this.limit = limit;
  }

  /** Waits; false if the nodes differ to the end. */
  boolean await() {
    long deadline = System.nanoTime() + limit.toNanos();
    while (versions().size() > 1) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private Set<UUID> versions() {
    Set<UUID> versions = new HashSet<>();
    for (Node node : session.getMetadata().getNodes().values()) {
      version(node).ifPresent(versions::add);
    }
    return versions;
  }

  /** Empty for a node that is down or frozen: it learns of the change when it comes back. */
  private Optional<UUID> version(Node node) {
    SimpleStatement question =
        SimpleStatement.newInstance("SELECT schema_version FROM system.local").setNode(node);
    try {
      return Optional.ofNullable(session.execute(question).one()).map(SchemaAgreement::version);
    } catch (DriverException noAnswer) {
      return Optional.empty();
    }
  }

  private static UUID version(Row row) {
    return row.getUuid(0);
  }
}
