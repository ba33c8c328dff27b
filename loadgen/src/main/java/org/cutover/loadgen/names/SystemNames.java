package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.cutover.loadgen.NameUse;

/** The operating system's answer in its order; Java remembers it for 30 s. */
final class SystemNames implements NameSource {
  @Override
  public List<InetAddress> ask(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }

  @Override
  public List<NameUse.Server> use() {
    return List.of();
  }
}
