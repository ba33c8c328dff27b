package org.cutover.cassandra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on. They lie below the range from which systems take the ports of
 * outgoing connections, so that a server can be restarted on one without finding it taken by a
 * client.
 */
public final class FreePorts {
  private static final int LOWEST = 10_000;
  private static final int BEYOND = 32_768;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** Finds different free ports on an address. */
  public static List<Integer> find(String address, int count) {
    List<Integer> found = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS && found.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      if (!found.contains(port) && isFree(address, port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new IllegalStateException("no " + count + " free ports on " + address);
    }
    return List.copyOf(found);
  }

  /** Whether a server could listen there now. */
  public static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
