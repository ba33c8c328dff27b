package org.cutover.lab.containers;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.containers.topology.Subnet;

/** The parts of the address range that this machine does not use yet. */
final class Subnets {
  private Subnets() {}

  /** The networks that this machine's interfaces belong to. */
  static List<Subnet> inUse() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(card -> card.getInterfaceAddresses().stream())
          .filter(Objects::nonNull)
          .filter(address -> address.getAddress() instanceof Inet4Address)
          .map(Subnets::of)
          .toList();
    } catch (SocketException e) {
      throw new CutoverException(ExitCode.LAB, "the machine's networks: " + e.getMessage(), e);
    }
  }

  private static Subnet of(InterfaceAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    int number = 0;
    for (byte part : bytes) {
      number = number << 8 | (part & 255);
    }
    int bits = Math.max(1, address.getNetworkPrefixLength());
    return new Subnet(number & -1 << (32 - bits), bits);
  }
}
