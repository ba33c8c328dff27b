package org.cutover.lab.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.terminal.Terminal;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.lab.experiment.Cell;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.start.GateProof;
import org.cutover.lab.start.StartingPoint;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadResult;

/**
 * What trials, rehearsals and the warm-up do alike on a lab: the starting point, the load, the
 * deployment, and a stop in the right order.
 */
final class LabDriver {
  private final Experiment experiment;
  private final Inventory inventory;
  private final StartingPoint start;
  private final Deployments deployments;
  private final LoadGenerator generator;
  private final Terminal terminal;

  /** The thread that brings the lab back, while it does: a stop breaks it off. */
  private final AtomicReference<Thread> resetting = new AtomicReference<>();

  private final AtomicReference<Deployment> underWay = new AtomicReference<>();
  private volatile boolean stopping;

  /**
   * @param start brings the lab back and proves it
   * @param deployments how each cell deploys
   * @param generator drives all loads, one after the other
   */
  LabDriver(
      Experiment experiment,
      Inventory inventory,
      StartingPoint start,
      Deployments deployments,
      LoadGenerator generator,
      Terminal terminal) {
    this.experiment = experiment;
    this.inventory = inventory;
    this.start = start;
    this.deployments = deployments;
    this.generator = generator;
    this.terminal = terminal;
  }

  Experiment experiment() {
    return experiment;
  }

  StartingPoint start() {
    return start;
  }

  Terminal terminal() {
    return terminal;
  }

  /**
   * Brings the lab back.
   *
   * @param proof is told what was seen there
   * @return what keeps a load from starting; empty if nothing does
   */
  List<String> reset(Consumer<GateProof> proof) {
    resetting.set(Thread.currentThread());
    try {
      if (stopping) {
        return List.of("interrupted");
      }
      GateProof seen = start.reset();
      proof.accept(seen);
      return seen.problems(start.expected());
    } catch (CutoverException e) {
      return List.of(e.getMessage().replace('\n', ' '));
    } catch (InterruptedException e) {
      return List.of("interrupted");
    } finally {
      resetting.set(null);
      // An interrupt that came too late would close the files that are written next.
      boolean unused = Thread.interrupted();
    }
  }

  /** The deployment of a cell, whose files go to a folder; a stop reaches it until it is closed. */
  Deployment deployment(Cell cell, Path folder) {
    Deployment deployment = deployments.of(cell, folder);
    underWay.set(deployment);
    return deployment;
  }

  /** Drives a load to its end. */
  LoadResult load(LoadProfile profile, Path samples, LoadListener listener) throws IOException {
    LoadPlan plan =
        new LoadPlan(
            profile,
            Loads.target(experiment, inventory),
            Loads.request(experiment),
            new JsonIds(Set.copyOf(start.expected().seeds().ids())));
    return generator.run(plan, samples, listener);
  }

  /** Ends the load under way; others may follow. */
  void endLoad() {
    generator.endRun();
  }

  /**
   * Ends what is under way, from another thread, and lets nothing new begin: first the deployment,
   * which comes to a defined outcome while users are still served, then the load.
   */
  void stop() {
    stopping = true;
    Optional.ofNullable(resetting.get()).ifPresent(Thread::interrupt);
    Deployment deployment = underWay.get();
    if (deployment != null) {
      try {
        deployment.stop(
            () ->
                terminal.line(
                    "stopping: waiting until the deployer has undone or finished what it began, at"
                        + " most "
                        + Durations.format(DeployerProcess.TIME_TO_UNDO)),
            DeployerProcess.TIME_TO_UNDO);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    terminal.line("stopping: ending the load and taking the lab down");
    generator.stop();
  }
}
