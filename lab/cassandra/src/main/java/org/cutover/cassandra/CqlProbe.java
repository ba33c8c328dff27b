package org.cutover.cassandra;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a server whether it speaks CQL: an OPTIONS request of the native protocol, which is answered
 * without logging in, and only once the node has joined.
 */
final class CqlProbe {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
  private static final int RESPONSE_VERSION = 0x84;
  private static final int SUPPORTED = 0x06;

  private CqlProbe() {}

  static boolean answers(InetSocketAddress server) {
    try (Socket socket = new Socket()) {
      socket.connect(server, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(OPTIONS);
      byte[] header = new byte[OPTIONS.length];
      new DataInputStream(socket.getInputStream()).readFully(header);
      return (header[0] & 0xff) == RESPONSE_VERSION && header[4] == SUPPORTED;
    } catch (IOException e) {
      return false;
    }
  }
}
