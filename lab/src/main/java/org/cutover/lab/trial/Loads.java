package org.cutover.lab.trial;

import java.util.List;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.lab.experiment.Experiment;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.Target;

/** What an experiment says of its loads, as the load generator understands it. */
final class Loads {
  private Loads() {}

  static LoadProfile profile(Experiment experiment, String level, Experiment.Times times) {
    Experiment.Level load = experiment.levels().get(level);
    return new LoadProfile(load.users(), load.throughput(), times.rampUp(), times.hold());
  }

  static LoadRequest request(Experiment experiment) {
    Experiment.Request request = experiment.request();
    return new LoadRequest(
        request.method(), request.path(), request.connectTimeout(), request.responseTimeout());
  }

  /**
   * Where users send their requests: to the service's name, through the lab's name servers; where a
   * lab has none, straight to the load balancers, each user to one by its number.
   */
  static Target target(Experiment experiment, Inventory inventory) {
    Inventory.Service service = inventory.service();
    List<Address> servers = addresses(inventory.nameServers());
    if (servers.isEmpty() && !service.targets().isEmpty()) {
      return Target.of(service.url(), addresses(service.targets()));
    }
    return Target.of(service.url()).with(new Naming(experiment.request().resolve(), servers));
  }

  private static List<Address> addresses(List<Endpoint> endpoints) {
    return endpoints.stream().map(endpoint -> Address.parse(endpoint.toString())).toList();
  }

  /** Refuses, before anything is started, what the load generator would refuse later. */
  static void check(Experiment experiment) {
    experiment.levels().keySet().forEach(level -> profile(experiment, level, experiment.times()));
    request(experiment);
  }
}
