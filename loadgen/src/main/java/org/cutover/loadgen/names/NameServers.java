package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.NameUse;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Several name servers that know the same names. The one that answered last is asked first, so that
 * one that is down costs a few users its timeout and not all of them; after it the others in their
 * order, and all of them once more, because a query over UDP can get lost. That there is no such
 * name is an answer too, which no other server is asked about.
 */
final class NameServers implements NameSource {
  private static final int ROUNDS = 2;

  private final List<NameServer> servers;
  private volatile int answeredLast;

  private NameServers(List<NameServer> servers) {
    this.servers = servers;
  }

  static NameServers of(List<Address> servers) {
    return new NameServers(servers.stream().map(NameServer::new).toList());
  }

  @Override
  public List<InetAddress> ask(String host) throws UnknownHostException {
    Name name = absolute(host);
    int first = answeredLast;
    try {
      for (int turn = 0; turn < ROUNDS * servers.size(); turn++) {
        int server = (first + turn) % servers.size();
        Optional<List<InetAddress>> answer = servers.get(server).ask(name);
        if (answer.isPresent()) {
          answeredLast = server;
          return notEmpty(host, answer.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      UnknownHostException unknown =
          new UnknownHostException(host + ": interrupted while its address was asked for");
      unknown.initCause(e);
      throw unknown;
    }
    throw new UnknownHostException(host + ": no answer from " + list());
  }

  private List<InetAddress> notEmpty(String host, List<InetAddress> addresses)
      throws UnknownHostException {
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host + ": no such name, or no address of it, at " + list());
    }
    return addresses;
  }

  private String list() {
    return servers.stream()
        .map(server -> server.address().toString())
        .collect(Collectors.joining(", "));
  }

  private static Name absolute(String host) throws UnknownHostException {
    try {
      return Name.fromString(host, Name.root);
    } catch (TextParseException e) {
      UnknownHostException unknown = new UnknownHostException(host + ": " + e.getMessage());
      unknown.initCause(e);
      throw unknown;
    }
  }

  @Override
  public List<NameUse.Server> use() {
    return servers.stream().map(NameServer::use).toList();
  }
}
