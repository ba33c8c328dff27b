package org.cutover.lab.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cutover.deployer.inventory.Endpoint;

/**
 * A port that leads to another one, and can be cut or fall silent. So a connection can be hurt
 * without the help of what it leads to.
 */
final class Link implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int BUFFER = 16 * 1024;

  /** How a link is. */
  enum State {
    /** Everything goes through. */
    OPEN,
    /** Nothing goes through, and nobody is told; what was sent meanwhile arrives later. */
    SILENT,
    /** Every connection is reset, and every new one, too. */
    CUT
  }

  private final ServerSocket socket;
  private final Endpoint to;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private State state = State.OPEN;

  private Link(ServerSocket socket, Endpoint to) {
    this.socket = socket;
    this.to = to;
  }

  /** Opens a port that leads to an endpoint. */
  static Link to(Endpoint to) throws IOException {
    ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Link link = new Link(socket, to);
    daemon("link-" + to, link::accept);
    return link;
  }

  /** Where it is entered. */
  Endpoint entry() {
    return new Endpoint("127.0.0.1", socket.getLocalPort());
  }

  /** Where it leads to. */
  Endpoint leadsTo() {
    return to;
  }

  void set(State next) {
    synchronized (this) {
      state = next;
      notifyAll();
    }
    if (next == State.CUT) {
      connections.forEach(Link::reset);
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket near = socket.accept();
        daemon("link-" + to, () -> connect(near));
      } catch (IOException e) {
        // Closed, or the one who connected has gone again.
      }
    }
  }

  private void connect(Socket near) {
    Socket far = new Socket();
    connections.add(near);
    connections.add(far);
    try (near;
        far) {
      if (awaitSpeech() == State.CUT) {
        reset(near);
        return;
      }
      far.connect(new InetSocketAddress(to.host(), to.port()));
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread back = new Thread(() -> pump(far, near), "link-back-" + to);
      back.setDaemon(true);
      back.start();
      pump(near, far);
      back.join();
    } catch (IOException e) {
      reset(near);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(near);
      connections.remove(far);
    }
  }

  /** Carries what one side says to the other until it has said all. */
  private void pump(Socket from, Socket other) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = other.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        State now = awaitSpeech();
        if (now == State.CUT) {
          reset(from);
          reset(other);
          return;
        }
        out.write(buffer, 0, read);
      }
      other.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(other);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized State awaitSpeech() throws InterruptedException {
    while (state == State.SILENT) {
      wait();
    }
    return state;
  }

  /** Ends it as a crash does: the other side is told at once, and nothing is sent any more. */
  private static void reset(Socket connection) {
    try (connection) {
      connection.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is gone already.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    set(State.CUT);
  }
}
