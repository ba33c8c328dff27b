package org.cutover.lab.embedded.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A row of consecutive loopback ports for one lab. They lie below the range from which operating
 * systems take the ports of outgoing connections, since an application that is restarted must not
 * find its port taken by somebody's connection. Blocks never overlap: each starts at a multiple of
 * its size, and its first port stays bound for as long as the block is held.
 */
public final class PortBlock implements AutoCloseable {
  /** How many ports a block has, its guard included. */
  public static final int SIZE = 32;

  private static final int LOWEST = 16_384;
  private static final int HIGHEST = 32_000;

  private final ServerSocket guard;

  private PortBlock(ServerSocket guard) {
    this.guard = guard;
  }

  /** Claims a block of which every port is free now; empty when there is none. */
  public static Optional<PortBlock> claim(RandomGenerator random) {
    int blocks = (HIGHEST - LOWEST) / SIZE;
    int start = random.nextInt(blocks);
    for (int i = 0; i < blocks; i++) {
      Optional<PortBlock> block = claim(LOWEST + (start + i) % blocks * SIZE);
      if (block.isPresent()) {
        return block;
      }
    }
    return Optional.empty();
  }

  private static Optional<PortBlock> claim(int first) {
    Optional<ServerSocket> guard = bind(first);
    if (guard.isEmpty()) {
      return Optional.empty();
    }
    PortBlock block = new PortBlock(guard.get());
    for (int port = first + 1; port < first + SIZE; port++) {
      if (!free(port)) {
        block.close();
        return Optional.empty();
      }
    }
    return Optional.of(block);
  }

  /** The port that guards the block: it is bound and nothing is said on it. */
  public int guardPort() {
    return guard.getLocalPort();
  }

  /** A port of the block, 1 to {@link #SIZE} - 1. */
  public int port(int index) {
    if (index < 1 || index >= SIZE) {
      throw new IndexOutOfBoundsException("a block has ports 1 to " + (SIZE - 1) + ": " + index);
    }
    return guard.getLocalPort() + index;
  }

  private static boolean free(int port) {
    Optional<ServerSocket> socket = bind(port);
    socket.ifPresent(PortBlock::release);
    return socket.isPresent();
  }

  private static Optional<ServerSocket> bind(int port) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(loopback, port), 1);
        return Optional.of(socket);
      } catch (IOException taken) {
        socket.close();
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a port cannot be given back", e);
    }
  }

  /** Gives the block back. */
  @Override
  public void close() {
    release(guard);
  }
}
