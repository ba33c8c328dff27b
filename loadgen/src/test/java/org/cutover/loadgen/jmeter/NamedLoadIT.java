package org.cutover.loadgen.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.NameResolver;
import org.cutover.loadgen.NameUse;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import org.cutover.loadgen.ResponseCheck;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.Snapshot;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.TestServer;
import org.cutover.loadgen.names.Named;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a service with a name and several addresses. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class NamedLoadIT {
  @TempDir Path folder;

  @Test
  void shouldSpreadUsersOverTheAddressesThatTheNameServerTurns() throws Exception {
    Named.requireInstalled();
    try (Named named = Named.start(folder.resolve("ns"));
        TestServer server = serverOnAllAddresses()) {
      LoadResult result = run(50, 100, 3000, server, ResolvePolicy.ONCE_PER_USER, named.address());

      assertThat(result.summary().errors()).isZero();
      assertThat(result.names())
          .isEqualTo(
              new NameUse(
                  ResolvePolicy.ONCE_PER_USER,
                  List.of(new NameUse.Server(named.address(), 50, 0))));
      // 50 users over 4 addresses are 12 or 13 each, and each user sends alike.
      assertThat(result.samplesByAddress()).hasSize(4);
      assertThat(result.samplesByAddress().keySet())
          .allMatch(address -> address.matches("127\\.0\\.0\\.[1-4]:" + server.address().port()));
      assertThat(result.samplesByAddress().values())
          .allSatisfy(samples -> assertThat(samples).isBetween(60L, 90L));
      assertThat(server.hosts()).containsExactly("service.test:" + server.address().port());
    }
  }

  @Test
  void shouldGoOnWithoutAnErrorWhenTheFirstNameServerStopsInTheMiddle() throws Exception {
    Named.requireInstalled();
    try (Named first = Named.start(folder.resolve("first"));
        Named second = Named.start(folder.resolve("second"));
        TestServer server = closing()) {
      LoadResult result =
          run(
              plan(
                  new LoadProfile(5, 50, Duration.ZERO, Duration.ofSeconds(3)),
                  server,
                  new Naming(
                      ResolvePolicy.ON_RECONNECT, List.of(first.address(), second.address()))),
              afterOneSecond(first::close));

      assertThat(result.errorsByClass()).isEmpty();
      assertThat(result.summary().samples()).isGreaterThan(100);
      List<NameUse.Server> use = result.names().servers();
      assertThat(use.get(0).failures()).isBetween(1L, 10L);
      assertThat(use.get(1).queries()).isGreaterThan(20);
      assertThat(use.get(1).failures()).isZero();
    }
  }

  @Test
  void shouldCountNameResolutionAndEndByItselfWhenNoNameServerIsLeft() throws Exception {
    Named.requireInstalled();
    try (Named first = Named.start(folder.resolve("first"));
        Named second = Named.start(folder.resolve("second"));
        TestServer server = closing()) {
      LoadResult result =
          run(
              plan(
                  new LoadProfile(5, 50, Duration.ZERO, Duration.ofSeconds(3)),
                  server,
                  new Naming(
                      ResolvePolicy.ON_RECONNECT, List.of(first.address(), second.address()))),
              afterOneSecond(
                  () -> {
                    first.close();
                    second.close();
                  }));

      assertThat(result.errorsByClass()).containsOnlyKeys(ErrorClass.NAME_RESOLUTION);
      assertThat(result.summary().errors()).isLessThan(result.summary().samples());
      assertThat(rows())
          .filteredOn(row -> row.get("errorClass").equals("name-resolution"))
          .isNotEmpty()
          .allSatisfy(
              row ->
                  assertThat(row.get("address"))
                      .isEqualTo("service.test:" + server.address().port()));
    }
  }

  @Test
  void shouldAskOnceForEachConnectionThatIsOpened() throws Exception {
    Named.requireInstalled();
    try (Named named = Named.start(folder.resolve("ns"));
        TestServer server = closing()) {
      LoadResult again = run(2, 40, 1000, server, ResolvePolicy.ON_RECONNECT, named.address());
      assertThat(again.summary().errors()).isZero();
      assertThat(again.names().servers().get(0).queries())
          .isEqualTo(server.connections())
          .isEqualTo(again.summary().samples());
      assertThat(again.samplesByAddress()).hasSize(4);

      LoadResult once = run(2, 40, 1000, server, ResolvePolicy.ONCE_PER_USER, named.address());
      assertThat(once.names().servers().get(0).queries()).isEqualTo(2);
      assertThat(once.samplesByAddress()).hasSize(2);

      LoadResult pinned = run(2, 40, 1000, server, ResolvePolicy.PIN, named.address());
      assertThat(pinned.names().servers().get(0).queries()).isEqualTo(1);
      assertThat(pinned.samplesByAddress()).hasSize(1);
    }
  }

  @Test
  void shouldTryTheAnswersNextAddressWhenOneRefusesAndSayWhoServed() throws Exception {
    try (TestServer server = new TestServer(loopback(2), NamedLoadIT::answer)) {
      FixedNames names = new FixedNames(List.of(loopback(1), loopback(2), loopback(3)));
      JMeterLoadGenerator generator = new JMeterLoadGenerator(naming -> names);
      LoadPlan plan =
          plan(
              new LoadProfile(4, 40, Duration.ZERO, Duration.ofSeconds(1)), server, Naming.usual());
      LoadResult result = generator.run(plan, file(), LoadListener.none());

      assertThat(result.summary().errors()).isZero();
      assertThat(result.samplesByAddress())
          .isEqualTo(Map.of(server.address().toString(), result.summary().samples()));
      assertThat(rows()).anyMatch(row -> row.get("newConnection").equals("false"));
    }
  }

  @Test
  void shouldSayRefusedAndWhatWasAskedForWhenNoAddressServes() throws Exception {
    Address closed;
    try (TestServer server = new TestServer(loopback(2), NamedLoadIT::answer)) {
      closed = server.address();
    }
    FixedNames names = new FixedNames(List.of(loopback(1), loopback(2)));
    LoadPlan plan =
        new LoadPlan(
            new LoadProfile(1, 20, Duration.ZERO, Duration.ofMillis(500)),
            Target.of(URI.create("http://service.test:" + closed.port())),
            LoadRequest.get("/"),
            ResponseCheck.none());
    LoadResult result =
        new JMeterLoadGenerator(naming -> names).run(plan, file(), LoadListener.none());
    assertThat(result.errorsByClass()).containsOnlyKeys(ErrorClass.REFUSED);
    assertThat(result.samplesByAddress()).containsOnlyKeys("service.test:" + closed.port());
  }

  /** Always the same addresses. */
  private record FixedNames(List<InetAddress> addresses) implements NameResolver {
    @Override
    public List<InetAddress> resolve(String host, int user) {
      return addresses;
    }

    @Override
    public NameUse use() {
      return new NameUse(ResolvePolicy.PIN, List.of());
    }
  }

  private static InetAddress loopback(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private static void answer(Socket client, int request) throws IOException {
    TestServer.send(client, 200, "[]");
  }

  private static TestServer serverOnAllAddresses() throws UnknownHostException {
    return new TestServer(everywhere(), NamedLoadIT::answer);
  }

  private static InetAddress everywhere() throws UnknownHostException {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"), "only Linux answers on all of 127.0.0.0/8");
    return InetAddress.getByAddress(new byte[4]);
  }

  /** Serves one request on a connection, so that each request needs a new one. */
  private static TestServer closing() throws UnknownHostException {
    return new TestServer(
        everywhere(),
        (client, request) -> {
          TestServer.raw(client, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2");
          client.getOutputStream().write(new byte[] {'[', ']'});
          client.close();
        });
  }

  private LoadResult run(
      int users,
      double rate,
      int holdMillis,
      TestServer server,
      ResolvePolicy policy,
      Address nameServer) {
    return run(
        plan(
            new LoadProfile(users, rate, Duration.ZERO, Duration.ofMillis(holdMillis)),
            server,
            new Naming(policy, List.of(nameServer))),
        LoadListener.none());
  }

  private LoadResult run(LoadPlan plan, LoadListener listener) {
    return new JMeterLoadGenerator().run(plan, file(), listener);
  }

  private static LoadPlan plan(LoadProfile profile, TestServer server, Naming naming) {
    URI url = URI.create("http://service.test:" + server.address().port());
    return new LoadPlan(
        profile, Target.of(url).with(naming), LoadRequest.get("/"), ResponseCheck.none());
  }

  private static LoadListener afterOneSecond(Runnable event) {
    List<Snapshot> seconds = new ArrayList<>();
    return new LoadListener() {
      @Override
      public void started(Instant rampUpStart) {}

      @Override
      public void progress(Snapshot snapshot) {
        if (seconds.isEmpty()) {
          event.run();
        }
        seconds.add(snapshot);
      }
    };
  }

  private Path file() {
    return folder.resolve("samples.csv.gz");
  }

  private List<CSVRecord> rows() {
    return SampleFile.rows(file());
  }
}
