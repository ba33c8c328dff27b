package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.xbill.DNS.Address;

/** Hosts that are written as an address and need not be asked for. */
final class Literals {
  private Literals() {}

  /** The address that a host is; empty if it is a name. */
  static Optional<InetAddress> of(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    byte[] bytes = Address.toByteArray(bare, Address.IPv4);
    if (bytes == null) {
      bytes = Address.toByteArray(bare, Address.IPv6);
    }
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }
}
