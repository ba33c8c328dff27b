package org.cutover.loadgen.jmeter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URL;
import org.apache.http.HttpInetConnection;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.jmeter.protocol.http.sampler.HTTPHC4Impl;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.cutover.loadgen.Address;

/**
 * JMeter's HTTP client, watched: it tells a request's result when a connection has been opened and
 * when the answer begins, and at both moments the connection knows whom it has reached. Which of a
 * name's addresses it came to be is known nowhere else.
 */
final class LoadClient extends HTTPHC4Impl {
  LoadClient(HTTPSamplerBase sampler) {
    super(sampler);
  }

  @Override
  protected HTTPSampleResult createSampleResult(URL url, String method) {
    HTTPSampleResult result = new Watched();
    configureSampleLabel(result, url);
    result.setHTTPMethod(method);
    result.setURL(url);
    return result;
  }

  @Override
  protected void handleMethod(
      String method, HTTPSampleResult result, HttpRequestBase request, HttpContext context)
      throws IOException {
    super.handleMethod(method, result, request, context);
    if (result instanceof Watched watched) {
      watched.context = context;
    }
  }

  // The sampler in this package may call these two only if they are declared here.

  @Override
  protected HTTPSampleResult sample(URL url, String method, boolean redirected, int depth) {
    return super.sample(url, method, redirected, depth);
  }

  @Override
  protected void threadFinished() {
    super.threadFinished();
  }

  /** A result that notes whom the user's connection has reached. */
  private static final class Watched extends HTTPSampleResult {
    private static final long serialVersionUID = 1L;

    private transient HttpContext context;

    @Override
    public void connectEnd() {
      super.connectEnd();
      note();
    }

    @Override
    public void latencyEnd() {
      super.latencyEnd();
      note();
    }

    private void note() {
      Object connection =
          context == null ? null : context.getAttribute(HttpCoreContext.HTTP_CONNECTION);
      // A connection that was given back, or never opened, has nobody at its other end.
      if (connection instanceof HttpInetConnection open && open.isOpen()) {
        InetAddress remote = open.getRemoteAddress();
        if (remote != null) {
          User.current().reached(Address.of(remote, open.getRemotePort()));
        }
      }
    }
  }
}
