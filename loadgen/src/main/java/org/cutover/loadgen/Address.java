package org.cutover.loadgen;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** A host (name or literal address) and a port that a user sends requests to. */
public record Address(String host, int port) {
  /** Checks the port. */
  public Address {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw CutoverException.usage(
          "load: '" + host + ":" + port + "' is no address; write host:port, port 1 to 65535");
    }
  }

  /** Reads {@code host:port}; an IPv6 host is written in brackets. */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new Address(
          text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new CutoverException(
          ExitCode.USAGE,
          "load: '" + text + "' is no address; write host:port, such as 127.0.0.1:8080",
          e);
    }
  }

  /** The numeric address of a socket's end; IPv6 in brackets, without its zone. */
  public static Address of(InetAddress host, int port) {
    String text = host.getHostAddress();
    return host instanceof Inet6Address
        ? new Address("[" + text.replaceFirst("%.*", "") + "]", port)
        : new Address(text, port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
