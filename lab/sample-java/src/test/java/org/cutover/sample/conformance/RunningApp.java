package org.cutover.sample.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.FreePorts;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseFile;

/** A release as it is deployed: unpacked from its archive and started by its own words. */
final class RunningApp implements AutoCloseable {
  static final String KEYSPACE = "shop";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Release release;
  private final Path folder;
  private final int port;
  private final LeashedProcess process;

  private RunningApp(Release release, Path folder, int port, LeashedProcess process) {
    this.release = release;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Makes the keyspace. */
  static CqlSession prepare(CassandraNode node) {
    CqlSession session =
        CqlSession.builder()
            .addContactPoint(node.address())
            .withLocalDatacenter(node.settings().datacenter())
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                    .build())
            .build();
    session.execute(
        "CREATE KEYSPACE "
            + KEYSPACE
            + " WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
    session.execute("USE " + KEYSPACE);
    return session;
  }

  static Release unpack(String id, Path folder) throws IOException, InterruptedException {
    Path archive = Path.of("target", "releases", id + ".tar.gz").toAbsolutePath();
    Files.createDirectories(folder);
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return ReleaseFile.read(folder.resolve("release.yml"));
  }

  /** Starts a release on a free port, without waiting for it. */
  static RunningApp launch(String id, Path folder, CassandraNode node)
      throws IOException, InterruptedException {
    Release release = unpack(id, folder);
    int port = FreePorts.find("127.0.0.1", 1).get(0);
    Map<String, String> environment = new HashMap<>();
    environment.put("CUTOVER_PORT", Integer.toString(port));
    environment.put("CUTOVER_TABLE", release.table().name());
    environment.put("CUTOVER_CONTACT_POINTS", "127.0.0.1:" + node.settings().nativePort());
    environment.put("CUTOVER_DATACENTER", node.settings().datacenter());
    environment.put("CUTOVER_KEYSPACE", KEYSPACE);
    LeashedProcess process =
        LeashedProcess.start(
            new LeashedCommand(
                release.start(),
                folder,
                environment,
                folder.resolve("app.log"),
                Duration.ofSeconds(10)));
    return new RunningApp(release, folder, port, process);
  }

  /** Starts a release and waits until it is healthy. */
  static RunningApp start(String id, Path folder, CassandraNode node) throws Exception {
    RunningApp app = launch(id, folder, node);
    try {
      app.awaitHealth();
      return app;
    } catch (Exception | Error e) {
      app.close();
      throw e;
    }
  }

  private void awaitHealth() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        if (http().ask("GET", release.health()).statusCode() == 200) {
          return;
        }
      } catch (UncheckedIOException refused) {
        // Not listening yet.
      }
      assertThat(process.isAlive()).as(log()).isTrue();
      assertThat(System.nanoTime()).as(log()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  int port() {
    return port;
  }

  Http http() {
    return new Http(base());
  }

  Release release() {
    return release;
  }

  LeashedProcess process() {
    return process;
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("app.log"));
  }

  @Override
  public void close() {
    process.close();
  }
}
