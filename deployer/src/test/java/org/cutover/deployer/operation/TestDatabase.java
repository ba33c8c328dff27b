package org.cutover.deployer.operation;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Sessions that are patient with a machine that has other things to do. */
public final class TestDatabase {
  private TestDatabase() {}

  /** A session, in a keyspace unless it is null. */
  public static CqlSession session(InetSocketAddress address, String keyspace) {
    return CqlSession.builder()
        .addContactPoint(address)
        .withLocalDatacenter("dc1")
        .withKeyspace(keyspace == null ? null : CqlIdentifier.fromInternal(keyspace))
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .withDuration(
                    DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(20))
                .build())
        .build();
  }
}
