package org.cutover.lab.trial;

import org.cutover.lab.experiment.Experiment;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;

/** What an experiment says of its loads, as the load generator understands it. */
final class Loads {
  private Loads() {}

  static LoadProfile profile(Experiment experiment, String level) {
    Experiment.Level load = experiment.levels().get(level);
    return new LoadProfile(
        load.users(), load.throughput(), experiment.times().rampUp(), experiment.times().hold());
  }

  static LoadRequest request(Experiment experiment) {
    Experiment.Request request = experiment.request();
    return new LoadRequest(
        request.method(), request.path(), request.connectTimeout(), request.responseTimeout());
  }

  /** Refuses, before anything is started, what the load generator would refuse later. */
  static void check(Experiment experiment) {
    experiment.levels().keySet().forEach(level -> profile(experiment, level));
    request(experiment);
  }
}
