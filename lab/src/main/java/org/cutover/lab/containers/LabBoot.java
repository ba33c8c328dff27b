package org.cutover.lab.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.Home;
import org.cutover.lab.containers.engine.ContainerSpec;
import org.cutover.lab.containers.engine.Containers;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.image.Images;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.Limits;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.Subnet;
import org.cutover.lab.containers.topology.Topology;

/** Brings a lab up: images, network, configuration, containers, and waits until all answer. */
final class LabBoot {
  private static final int STARTS_AT_ONCE = 3;

  private final Home home;
  private final LabFolder folder;
  private final Topology topology;
  private final Consumer<String> progress;

  LabBoot(Home home, LabFolder folder, Topology topology, Consumer<String> progress) {
    this.home = home;
    this.folder = folder;
    this.topology = topology;
    this.progress = progress;
  }

  /** Brings up a lab of which nothing is there. */
  void run(Engine found) {
    try {
      Files.createDirectories(folder.folder());
      // Before images are built, which takes minutes.
      progress.accept(new MachineProof(found, topology).prove());
      Images images = Images.ensure(home, found, progress);
      Containers containers = new Containers(images.engine());
      String network = folder.prefix() + "net";
      Subnet subnet = LabNetwork.make(containers, topology.network(), network, folder.label());
      LabRecord record =
          new LabRecord(
              images.engine().program(), images.engine().runtime().orElse(""), subnet, false);
      record.write(folder.record());
      Layout layout = Layout.of(topology, subnet);
      LabFiles.write(folder, layout, LabFiles.agent(home.cassandraLibrary()));
      for (ServerHost host : layout.hosts()) {
        Files.createDirectories(folder.logs(host));
      }
      progress.accept(
          "starting %d containers in %s, %s"
              .formatted(layout.hosts().size(), subnet, images.engine()));
      start(containers, layout, images, network);
      new Readiness(layout, progress).await();
      record.asUp().write(folder.record());
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, folder.folder() + ": the lab cannot come up: " + e.getMessage(), e);
    }
  }

  private void start(Containers containers, Layout layout, Images images, String network) {
    ExecutorService workers = Executors.newFixedThreadPool(STARTS_AT_ONCE);
    try {
      List<Future<?>> starts = new ArrayList<>();
      for (ServerHost host : layout.hosts()) {
        starts.add(workers.submit(() -> containers.run(spec(host, images, network))));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CutoverException known
          ? known
          : new CutoverException(ExitCode.LAB, "a container cannot be started: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted while the lab came up", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private ContainerSpec spec(ServerHost host, Images images, String network) {
    Limits limits = topology.limits().get(host.type());
    return new ContainerSpec(
        folder.prefix() + host.name(),
        images.tags().get(host.type()),
        host.name(),
        network,
        host.address(),
        folder.label(),
        limits.cpus(),
        limits.memoryMegabytes(),
        Map.of(
            folder.host(host), "/etc/cutover:ro",
            folder.logs(host), "/var/log/cutover:rw"));
  }
}
