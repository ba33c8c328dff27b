package org.cutover.loadgen.jmeter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.jmeter.protocol.http.control.DNSCacheManager;
import org.apache.jmeter.testelement.TestElement;
import org.cutover.loadgen.NameResolver;

/**
 * Resolves names for new connections, and thereby sees that one is opened: the HTTP client asks for
 * the address of a host, literal or not, when it opens a connection and at no other time. JMeter's
 * own mark, a connect time above 0 ms, misses connections that open faster than that.
 */
final class UserNames extends DNSCacheManager {
  private static final long serialVersionUID = 1L;

  private final transient NameResolver names;

  UserNames(NameResolver names) {
    this.names = names;
    setProperty(TestElement.GUI_CLASS, TestPlans.GUI + "DNSCachePanel");
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    User user = User.current();
    user.connecting();
    return names.resolve(host, user.number()).toArray(InetAddress[]::new);
  }

  /** JMeter copies elements by their properties; this one's part is no property. */
  @Override
  public Object clone() {
    return new UserNames(names);
  }
}
