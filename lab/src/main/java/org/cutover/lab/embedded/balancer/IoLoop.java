package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/** The one I/O thread of a load balancer: timers and connections whose events arrive on it. */
final class IoLoop {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final XnioIoThread thread;
  private final ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, 256, 4);

  IoLoop(XnioIoThread thread) {
    this.thread = thread;
  }

  ByteBufferPool buffers() {
    return buffers;
  }

  void execute(Runnable task) {
    thread.execute(task);
  }

  XnioExecutor.Key after(Duration delay, Runnable task) {
    return thread.executeAfter(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Connects within a time limit; the callback is called once, with a {@link ConnectException} when
   * the server refused and a {@link SocketTimeoutException} when the time was up.
   */
  void connect(Server server, Duration limit, ClientCallback<ClientConnection> callback) {
    Once once = new Once(callback);
    once.timer = after(limit, () -> once.failed(new SocketTimeoutException("connect timeout")));
    UndertowClient.getInstance().connect(once, server.uri(), thread, buffers, OptionMap.EMPTY);
  }

  private static final class Once implements ClientCallback<ClientConnection> {
    private final ClientCallback<ClientConnection> callback;
    private XnioExecutor.Key timer;
    private boolean called;

    Once(ClientCallback<ClientConnection> callback) {
      this.callback = callback;
    }

    @Override
    public void completed(ClientConnection connection) {
      if (called) {
        IoUtils.safeClose(connection);
        return;
      }
      called = true;
      timer.remove();
      callback.completed(connection);
    }

    @Override
    public void failed(IOException e) {
      if (!called) {
        called = true;
        timer.remove();
        callback.failed(e);
      }
    }
  }
}
