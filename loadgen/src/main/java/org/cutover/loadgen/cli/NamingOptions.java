package org.cutover.loadgen.cli;

import java.util.ArrayList;
import java.util.List;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import picocli.CommandLine.Option;

/** Options that say how hosts are resolved. */
final class NamingOptions {
  @Option(
      names = "--name-server",
      paramLabel = "HOST:PORT",
      description = {
        "Ask this name server, and not the operating system, where a host is;",
        "several times for several, the next one is asked when one does not answer"
      })
  private List<String> nameServers = new ArrayList<>();

  @Option(
      names = "--resolve",
      defaultValue = "once-per-user",
      paramLabel = "POLICY",
      description = {
        "When users ask where the host is: once-per-user, on-reconnect, pin or round-robin;",
        "default ${DEFAULT-VALUE}"
      })
  private String resolve;

  /**
   * What they say.
   *
   * @throws org.cutover.common.CutoverException with the code for wrong usage
   */
  Naming naming() {
    return new Naming(ResolvePolicy.of(resolve), nameServers.stream().map(Address::parse).toList());
  }
}
