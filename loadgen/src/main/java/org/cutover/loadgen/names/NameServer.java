package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.NameUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** One name server, asked over UDP, and over TCP where its answer does not fit. */
final class NameServer {
  /** Long for a server nearby, and short enough for users to reach the next server in time. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(NameServer.class);

  private final Address address;
  private final LookupSession session;
  private final AtomicLong queries = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  NameServer(Address address) {
    InetAddress host =
        Literals.of(address.host())
            .orElseThrow(
                () ->
                    CutoverException.usage(
                        "load: name server "
                            + address
                            + ": write its address, such as 127.0.0.1:"
                            + address.port()
                            + "; nobody could be asked for its name"));
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(host, address.port()));
    resolver.setTimeout(TIMEOUT);
    this.address = address;
    // A session built so follows aliases and has no cache, no hosts file and no search list.
    this.session = LookupSession.builder().resolver(resolver).build();
  }

  /**
   * Asks for a name's IPv4 addresses, and for IPv6 ones if it has none.
   *
   * @return the addresses in the order of the answer, none if there is no such name or it has none;
   *     empty if the server gave no answer
   */
  Optional<List<InetAddress>> ask(Name name) throws InterruptedException {
    Optional<List<InetAddress>> answer = ask(name, Type.A);
    return answer.isPresent() && answer.get().isEmpty() ? ask(name, Type.AAAA) : answer;
  }

  private Optional<List<InetAddress>> ask(Name name, int type) throws InterruptedException {
    queries.incrementAndGet();
    try {
      List<Record> records =
          session.lookupAsync(name, type).toCompletableFuture().get().getRecords();
      return Optional.of(records.stream().flatMap(NameServer::address).toList());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoSuchDomainException
          || e.getCause() instanceof NoSuchRRSetException) {
        return Optional.of(List.of());
      }
      LOG.debug("name server {} did not answer for {}", address, name, e);
      failures.incrementAndGet();
      return Optional.empty();
    }
  }

  private static Stream<InetAddress> address(Record rr) {
    if (rr instanceof ARecord a) {
      return Stream.of(a.getAddress());
    }
    return rr instanceof AAAARecord aaaa ? Stream.of(aaaa.getAddress()) : Stream.empty();
  }

  Address address() {
    return address;
  }

  NameUse.Server use() {
    return new NameUse.Server(address, queries.get(), failures.get());
  }
}
