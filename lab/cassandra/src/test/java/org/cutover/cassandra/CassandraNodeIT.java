package org.cutover.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class CassandraNodeIT {
  @TempDir Path directory;

  @Test
  void shouldKeepWhatWasWrittenAndLeaveNothingBehind() {
    CassandraSettings settings = CassandraSettings.forTest(directory);
    ProcessHandle process;
    try (CassandraNode node = CassandraNode.start(settings)) {
      process = ProcessHandle.of(node.pid()).orElseThrow();
      try (CqlSession session = connect(node)) {
        session.execute(
            "CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
        session.execute("CREATE TABLE shop.item (id text PRIMARY KEY, name text)");
        session.execute("INSERT INTO shop.item (id, name) VALUES ('a', 'first')");
        assertThat(nameOf(session, "a")).isEqualTo("first");
      }
    }
    assertThat(process.isAlive()).isFalse();
    assertThat(FreePorts.isFree(settings.address(), settings.nativePort())).isTrue();
    assertThat(FreePorts.isFree(settings.address(), settings.storagePort())).isTrue();

    try (CassandraNode node = CassandraNode.start(settings);
        CqlSession session = connect(node)) {
      assertThat(nameOf(session, "a")).isEqualTo("first");
    }
  }

  @Test
  void shouldEndWithItsParent() throws Exception {
    List<Integer> ports = FreePorts.find("127.0.0.1", 2);
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NodeHolder.class.getName(),
                directory.toString(),
                CassandraLibraries.find().toString(),
                ports.get(0).toString(),
                ports.get(1).toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("parent.log").toFile())
            .start();
    Path pid = directory.resolve("pid");
    await(() -> Files.exists(pid) || !parent.isAlive());
    ProcessHandle node = ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
    assertThat(node.isAlive()).isTrue();
    parent.destroyForcibly();
    await(() -> !node.isAlive());
    assertThat(FreePorts.isFree("127.0.0.1", ports.get(0))).isTrue();
  }

  @Test
  void shouldNameThePortThatIsTaken() throws IOException {
    CassandraSettings settings = CassandraSettings.forTest(directory);
    try (ServerSocket taken =
        new ServerSocket(settings.storagePort(), 1, InetAddress.getByName(settings.address()))) {
      assertThatExceptionOfType(CutoverException.class)
          .isThrownBy(() -> CassandraNode.start(settings))
          .withMessage(
              "port 127.0.0.1:%d is taken, Cassandra needs it;"
                  + " stop what listens there or choose another",
              taken.getLocalPort());
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldSayWhyTheNodeEndedAndWhereItsLogIs() throws IOException {
    Files.writeString(directory.resolve("data"), "a file where a folder should be");
    CassandraSettings settings = CassandraSettings.forTest(directory);
    assertThatExceptionOfType(CutoverException.class)
        .isThrownBy(() -> CassandraNode.start(settings))
        .withMessageStartingWith(
            "Cassandra on 127.0.0.1:" + settings.nativePort() + " ended with exit code ")
        .withMessageContaining(directory.resolve("data").toString())
        .withMessageEndingWith("(log: " + settings.log() + ")")
        .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
  }

  @Test
  void shouldEndTheNodeWhenItDoesNotAnswerInTime() {
    CassandraSettings found = CassandraSettings.forTest(directory);
    CassandraSettings hasty =
        new CassandraSettings(
            found.libraries(),
            directory,
            found.address(),
            found.nativePort(),
            found.storagePort(),
            found.datacenter(),
            found.heapMegabytes(),
            found.timeouts(),
            Duration.ofMillis(1));
    assertThatExceptionOfType(CutoverException.class)
        .isThrownBy(() -> CassandraNode.start(hasty))
        .withMessageContaining("did not answer within 1ms");
    assertThat(
            ProcessHandle.allProcesses()
                .flatMap(handle -> handle.info().commandLine().stream())
                .filter(line -> line.contains(directory.toString())))
        .isEmpty();
  }

  private static String nameOf(CqlSession session, String id) {
    return session.execute("SELECT name FROM shop.item WHERE id = ?", id).one().getString("name");
  }

  private static CqlSession connect(CassandraNode node) {
    return CqlSession.builder()
        .addContactPoint(node.address())
        .withLocalDatacenter(node.settings().datacenter())
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .build())
        .build();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
