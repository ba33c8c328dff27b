package org.cutover.loadgen.jmeter;

import java.net.URL;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.samplers.Interruptible;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadRequest;

/**
 * Sends the plan's one request, as JMeter's own sampler does, through a client that lets us see
 * which address a connection has reached.
 */
final class LoadSampler extends HTTPSamplerBase implements Interruptible {
  private static final long serialVersionUID = 1L;

  private final transient LoadPlan plan;
  private final transient LoadClient client = new LoadClient(this);

  LoadSampler(LoadPlan plan) {
    this.plan = plan;
    LoadRequest request = plan.request();
    setName(request.label());
    setProtocol(plan.target().scheme());
    setMethod(request.method());
    setPath(request.path());
    setUseKeepAlive(true);
    setFollowRedirects(true);
    setConnectTimeout(Long.toString(request.connectTimeout().toMillis()));
    setResponseTimeout(Long.toString(request.responseTimeout().toMillis()));
  }

  @Override
  protected HTTPSampleResult sample(URL url, String method, boolean redirected, int depth) {
    return client.sample(url, method, redirected, depth);
  }

  @Override
  public void threadFinished() {
    client.threadFinished();
  }

  @Override
  public boolean interrupt() {
    return client.interrupt();
  }

  /** JMeter copies elements by their properties; every user gets a sampler, thus a client. */
  @Override
  public Object clone() {
    LoadSampler copy = new LoadSampler(plan);
    copy.setRunningVersion(isRunningVersion());
    return copy;
  }
}
