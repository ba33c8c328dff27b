package org.cutover.lab.embedded.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.CassandraSettings;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.lab.classdata.ClassArchives;
import org.cutover.lab.embedded.balancer.Balancer;
import org.cutover.lab.embedded.balancer.BalancerConfig;
import org.cutover.lab.embedded.balancer.HaproxyCfg;
import org.cutover.lab.embedded.hold.HoldCommand;
import org.cutover.lab.embedded.host.ApplicationService;
import org.cutover.lab.embedded.host.ApplicationSettings;
import org.cutover.lab.embedded.host.EmbeddedHost;
import org.cutover.lab.embedded.host.HostProgram;
import org.cutover.lab.embedded.host.HostSettings;
import org.cutover.lab.embedded.host.SshKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab that runs in this process: everything it started, to be ended in the reverse order. */
final class LabDaemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LabDaemon.class);

  private final LabPaths paths;
  private final Optional<ClassArchives> archives;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, ApplicationService> applications = new LinkedHashMap<>();
  private final StringBuilder knownHosts = new StringBuilder();
  private final KeyPair client = SshKeys.generate();
  private LabLayout layout;
  private CassandraNode cassandra;
  private boolean up;

  LabDaemon(LabPaths paths, Optional<ClassArchives> archives) {
    this.paths = paths;
    this.archives = archives;
  }

  /**
   * Brings everything up and says so in {@code lab.json}.
   *
   * @param library the folder with Cassandra's jars
   * @return completes when the database ends
   */
  CompletableFuture<Integer> start(Path library) throws IOException {
    PortBlock block =
        keep(
            PortBlock.claim(RandomGenerator.getDefault())
                .orElseThrow(() -> new CutoverException(ExitCode.LAB, Requirements.NO_PORTS)));
    layout = LabLayout.in(block);
    progress("starting Cassandra on port " + layout.cql());
    Files.createDirectories(paths.cassandra());
    cassandra =
        keep(
            CassandraNode.start(
                CassandraSettings.of(library, paths.cassandra(), layout.cql(), layout.storage())));
    Keyspace.create(cassandra.address());
    progress("starting load balancers and hosts");
    for (LabLayout.SitePorts site : layout.sites()) {
      startBalancer(site);
      startApplicationHost(site);
    }
    SshKeys.writePrivate(paths.identity(), client);
    DurableFiles.write(paths.knownHosts(), knownHosts.toString());
    DurableFiles.write(paths.inventory(), InventoryText.of(paths, layout));
    synchronized (this) {
      up = true;
    }
    writeLabFile();
    LOG.info("up: ports {} to {}", layout.guard(), layout.guard() + PortBlock.SIZE - 1);
    return cassandra.onExit();
  }

  private void startBalancer(LabLayout.SitePorts site) throws IOException {
    BalancerConfig config = LabDefaults.balancer(paths, layout, site);
    // Of an earlier life of the lab: all servers begin ready.
    Files.deleteIfExists(paths.serverState(site.name()));
    DurableFiles.write(paths.haproxyCfg(site.name()), HaproxyCfg.text(config));
    keep(Balancer.start("lb-" + site.name(), config));
    startHost(
        "lb-" + site.name(),
        site.balancerSsh(),
        paths.balancerHost(site.name()),
        Set.of(site.runtime(), site.client(), site.gatekeeper()),
        Optional.empty(),
        List.of(keep(new HoldCommand("lb-" + site.name()))));
  }

  private void startApplicationHost(LabLayout.SitePorts site) throws IOException {
    Path base = paths.applicationHost(site.name());
    Files.createDirectories(base.resolve("releases"));
    ApplicationSettings settings =
        new ApplicationSettings(
            base,
            site.application(),
            LabDefaults.applicationEnvironment(layout),
            paths.applicationLog(site.name()),
            LabDefaults.APPLICATION_GRACE,
            archives);
    ApplicationService application = keep(new ApplicationService(settings, this::writeLabFile));
    applications.put(site.name(), application);
    startHost(
        "app-" + site.name(),
        site.applicationSsh(),
        base,
        Set.of(site.application(), site.spare()),
        Optional.of(application),
        List.of());
  }

  private void startHost(
      String name,
      int port,
      Path directory,
      Set<Integer> forwarded,
      Optional<ApplicationService> application,
      List<HostProgram> programs)
      throws IOException {
    KeyPair hostKey = SshKeys.generate();
    knownHosts.append(SshKeys.knownHost(port, hostKey.getPublic()));
    keep(
        EmbeddedHost.start(
            new HostSettings(
                name,
                port,
                directory,
                hostKey,
                client.getPublic(),
                forwarded,
                application,
                programs)));
  }

  private <T extends AutoCloseable> T keep(T part) {
    synchronized (parts) {
      parts.push(part);
    }
    return part;
  }

  /** Says which processes there are now, so that they can be found should this one be killed. */
  private synchronized void writeLabFile() {
    if (!up) {
      return;
    }
    List<ProcessId> children = new ArrayList<>();
    ProcessId.of("cassandra", cassandra.pid()).ifPresent(children::add);
    applications.forEach(
        (site, application) ->
            application
                .pid()
                .ifPresent(pid -> ProcessId.of("app-" + site, pid).ifPresent(children::add)));
    ProcessId self = ProcessId.of("lab", ProcessHandle.current().pid()).orElseThrow();
    try {
      new LabFile(self, children, layout.guard()).write(paths.labFile());
    } catch (IOException e) {
      LOG.error("{} cannot be written", paths.labFile(), e);
    }
  }

  private void progress(String line) throws IOException {
    LOG.info("{}", line);
    Files.write(
        paths.progress(),
        (line + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Ends everything; every part is tried, and what fails is logged. */
  @Override
  public void close() {
    synchronized (this) {
      up = false;
    }
    for (AutoCloseable part = next(); part != null; part = next()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("ending {} failed", part.getClass().getSimpleName(), e);
      }
    }
    try {
      Files.deleteIfExists(paths.labFile());
    } catch (IOException e) {
      LOG.error("{} cannot be removed", paths.labFile(), e);
    }
  }

  private AutoCloseable next() {
    synchronized (parts) {
      return parts.poll();
    }
  }
}
