package org.cutover.deployer.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cutover.deployer.inventory.Endpoint;

/** Answers one line on each connection and closes it, as a runtime API does. */
final class EchoOnce implements AutoCloseable {
  private final ServerSocketChannel server;

  private EchoOnce(ServerSocketChannel server) {
    this.server = server;
    Thread thread = new Thread(this::serve, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  static EchoOnce tcp() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new EchoOnce(server);
  }

  static EchoOnce unix(Path path) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    return new EchoOnce(server);
  }

  Endpoint endpoint() throws IOException {
    SocketAddress address = server.getLocalAddress();
    return new Endpoint("127.0.0.1", ((java.net.InetSocketAddress) address).getPort());
  }

  private void serve() {
    while (true) {
      try (SocketChannel client = server.accept()) {
        ByteBuffer buffer = ByteBuffer.allocate(256);
        String line = "";
        while (!line.endsWith("\n") && client.read(buffer) >= 0) {
          line = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
        client.write(ByteBuffer.wrap(("you said " + line).getBytes(StandardCharsets.UTF_8)));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
