package org.cutover.deployer.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.copy.ColumnMapping;
import org.cutover.deployer.copy.PassResult;
import org.cutover.deployer.copy.ShapeReader;
import org.cutover.deployer.copy.TableCopy;
import org.cutover.deployer.copy.TableShape;
import org.cutover.deployer.database.CurrentRelease;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Stage;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.engine.Step.OnFailure;
import org.cutover.deployer.haproxy.ServerProtocol;
import org.cutover.deployer.haproxy.Silence;
import org.cutover.deployer.hold.Hold;
import org.cutover.deployer.hold.HoldStatus;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.journal.Phase;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.strategy.Limits;

/**
 * The two ways out of a deployment whose deployer died. Every step asks what is true and does what
 * is missing, so each may be repeated, and the whole may be broken off and begun again.
 */
final class Recovery implements AutoCloseable {
  private final Connections connections;
  private final HistoryEntry open;
  private final String id;
  private final HeldLock lock;
  private final Limits limits;
  private final Clock clock;
  private final DeploymentStore store;
  private final DeploymentStore history;
  private final ServerProtocol servers;
  private final SiteServices services;
  private final UnreachedBalancers balancers;
  private final ParallelTasks tasks = new ParallelTasks();
  private volatile Hold hold;

  /**
   * @param open the deployment that has begun and not ended
   * @param id under which the lock is taken
   */
  Recovery(
      Connections connections,
      HistoryEntry open,
      String id,
      HeldLock lock,
      Limits limits,
      Clock clock) {
    this.connections = connections;
    this.open = open;
    this.id = id;
    this.lock = lock;
    this.limits = limits;
    this.clock = clock;
    this.store = new DeploymentStore(connections.database());
    this.history = new DeploymentStore(connections.databaseOfLock());
    this.servers = connections.servers();
    this.services = new SiteServices(connections, limits);
    this.balancers = new UnreachedBalancers(servers, limits);
  }

  /** Back to the old release: the new one has served nobody. */
  Plan undo() {
    List<Stage> stages = new ArrayList<>();
    stages.add(Stage.of(lock(HistoryEntry.Phase.UNDOING)));
    stages.add(
        half(
            1,
            Phase.ROLLBACK,
            "drain site",
            "maintenance on every load balancer if " + open.to() + " runs there",
            this::outIfNew));
    stages.add(
        half(
            2,
            Phase.ROLLBACK,
            "start old",
            "start " + open.from() + " unless it runs",
            site -> services.start(site, services.release(open.from()))));
    stages.add(
        Stage.of(
            whole(
                Phase.RELEASE,
                "release requests",
                "let requests that are held go on to " + open.from(),
                this::releaseToOld)));
    stages.add(
        half(2, Phase.ROLLBACK, "enable site", "ready on every load balancer", services::enable));
    stages.add(
        half(
            1,
            Phase.ROLLBACK,
            "restore site",
            "run " + open.from() + " and enable the site",
            site -> services.bring(site, services.release(open.from()))));
    open.newTable()
        .ifPresent(
            table ->
                stages.add(
                    Stage.of(
                        whole(
                                Phase.ROLLBACK,
                                "drop table",
                                "drop " + table + " if the deployment made it",
                                () -> drop(table))
                            .orElse(OnFailure.WARN))));
    stages.add(Stage.of(unlock(Outcome.Result.ROLLED_BACK)));
    return new Plan(List.of(), stages, Outcome.Result.ROLLED_BACK);
  }

  /** Forward to the new release: the old one serves nobody any more. */
  Plan finish() {
    List<Stage> stages = new ArrayList<>();
    stages.add(Stage.of(lock(HistoryEntry.Phase.DECIDED)));
    stages.add(
        half(
            1,
            Phase.INSTALL,
            "start new",
            "start " + open.to() + " unless it runs",
            site -> services.start(site, services.release(open.to()))));
    stages.add(
        each(
            connections.inventory().sites(),
            Phase.RELEASE,
            "release requests",
            "let requests that the load balancer holds go on to " + open.to(),
            this::releaseToNew));
    stages.add(
        half(1, Phase.SWITCH, "enable site", "ready on every load balancer", services::enable));
    stages.add(
        half(
            2,
            Phase.INSTALL,
            "stop old",
            "drain the site and stop " + open.from() + " if it runs",
            this::stopOld));
    if (open.newTable().isPresent()) {
      stages.add(
          Stage.of(
              whole(
                  Phase.VERIFY,
                  "carry rows",
                  "bring over what the old release wrote last",
                  this::carry)));
    }
    stages.add(
        Stage.of(
            whole(
                Phase.FINISH,
                "record",
                "record " + open.to() + " as the current release",
                this::record)));
    stages.add(
        half(
            2,
            Phase.INSTALL,
            "update site",
            "run " + open.to() + ", smoke test it and enable the site",
            site -> services.bring(site, services.release(open.to()))));
    stages.add(Stage.of(unlock(Outcome.Result.DEPLOYED)));
    return new Plan(List.of(), stages);
  }

  /** What is done for one site. */
  @FunctionalInterface
  private interface SiteAction {
    Map<String, ?> run(Site site) throws Exception;
  }

  private Stage half(int half, Phase phase, String name, String does, SiteAction action) {
    return each(connections.inventory().half(half), phase, name, does, action);
  }

  /** The same step for each of the sites, all in parallel. */
  private Stage each(List<Site> sites, Phase phase, String name, String does, SiteAction action) {
    return new Stage(
        sites.stream()
            .map(site -> List.of(step(phase, name, site, does, () -> action.run(site))))
            .toList());
  }

  private Step step(Phase phase, String name, Site site, String does, Step.Action action) {
    Duration limit = limits.start().plus(limits.drain()).plus(limits.command());
    return Step.of(phase, name, site.name(), does, limit, action).orElse(OnFailure.LEAVE_OUT);
  }

  private Step whole(Phase phase, String name, String does, Step.Action action) {
    return Step.of(phase, name, "", does, limits.command(), action);
  }

  private Step lock(HistoryEntry.Phase way) {
    return whole(
            Phase.LOCK,
            "take lock",
            "take the lock of the dead deployment over",
            () -> {
              long epoch = lock.take(id).epoch();
              if (!store.settle(open, way)) {
                throw new CutoverException(
                    ExitCode.UNCLEAR, "the deployment went on meanwhile; run 'resume' again");
              }
              hold =
                  new Hold(
                      connections.inventory().sites().stream()
                          .filter(site -> site.loadBalancer().gate().isPresent())
                          .map(connections::supervisor)
                          .toList(),
                      connections.balancers(),
                      new Hold.Servers(names(2), names(1)),
                      epoch,
                      limits.hold(),
                      tasks);
              return Map.of("epoch", epoch);
            })
        .unfenced();
  }

  private List<String> names(int half) {
    return connections.inventory().half(half).stream().map(Site::name).toList();
  }

  private Map<String, ?> outIfNew(Site site) throws InterruptedException {
    if (connections.installer(site).running().filter(open.to()::equals).isPresent()) {
      servers.maintenance(site.name(), Silence.remembered());
    }
    return Map.of();
  }

  private Map<String, ?> stopOld(Site site) throws InterruptedException {
    if (connections.installer(site).running().filter(open.from()::equals).isPresent()) {
      servers.drain(site.name(), limits.drain(), Silence.remembered());
      servers.maintenance(site.name(), Silence.remembered());
      connections.installer(site).stop(open.from());
    }
    return Map.of();
  }

  /**
   * After an overlap the dead deployer may not have brought over the last rows. What it had brought
   * over cannot be told from what the new release wrote since, so nothing is deleted: a row that
   * was deleted through the old release at the very end may be there again.
   */
  private Map<String, ?> carry() throws InterruptedException {
    Thread.sleep(connections.inventory().database().writeTimeout().toMillis());
    Release from = services.release(open.from());
    Release to = services.release(open.to());
    TableShape old = shape(from);
    TableShape next = shape(to);
    ColumnMapping mapping =
        ColumnMapping.of(old, next, to.table())
            .mapping()
            .or(() -> ColumnMapping.losing(old, next, KeptRelease.back(to, from).table()).mapping())
            .orElseThrow(
                () ->
                    new CutoverException(
                        ExitCode.UNCLEAR,
                        "rows of " + old.table() + " do not fit into " + next.table()));
    try (TableCopy copy = new TableCopy(connections.database(), mapping, clock)) {
      copy.ownNothing();
      PassResult pass = copy.catchUp();
      return Map.of("rows", pass.rows(), "written", pass.written());
    }
  }

  private TableShape shape(Release release) {
    String table = release.table().name();
    return ShapeReader.read(connections.database(), table)
        .orElseThrow(
            () -> new CutoverException(ExitCode.UNCLEAR, "table " + table + " is not there"));
  }

  /** Requests that are held go to servers that HAProxy knows to be well, else they would fail. */
  private Map<String, ?> releaseToOld() throws InterruptedException {
    if (hold.holding()) {
      for (String server : names(2)) {
        servers.awaitProven(server, Silence.remembered());
      }
    }
    hold.releaseToOld();
    return Map.of();
  }

  private Map<String, ?> releaseToNew(Site site) {
    if (site.loadBalancer().gate().isEmpty()) {
      return Map.of();
    }
    HoldStatus.State state = connections.supervisor(site).status().state();
    boolean over = state == HoldStatus.State.NONE || state == HoldStatus.State.RELEASED;
    return over ? Map.of() : Map.of("heldMs", hold.releaseToNew(site.name()).heldMs().orElse(0));
  }

  private Map<String, ?> drop(String table) {
    if (store.maker(table).filter(open.deployment()::equals).isEmpty()) {
      return Map.of("kept", "the deployment did not make it");
    }
    connections.database().change("DROP TABLE IF EXISTS " + table);
    store.unmark(table, open.deployment());
    return Map.of();
  }

  private Map<String, ?> record() {
    Release to = services.release(open.to());
    Release from = services.release(open.from());
    Optional<String> kept =
        open.newTable().isPresent()
            ? Optional.of(from.table().name())
            : store.current().flatMap(CurrentRelease::keptTable);
    store.setCurrent(new CurrentRelease(to.id(), to.table().name(), kept));
    return Map.of("release", to.id());
  }

  private Step unlock(Outcome.Result result) {
    return whole(
            Phase.LOCK,
            "give lock back",
            "record the end and give the lock back",
            () -> {
              try {
                balancers.end();
              } finally {
                giveBack(result);
              }
              return Map.of();
            })
        .orElse(OnFailure.WARN);
  }

  private void giveBack(Outcome.Result result) {
    for (HistoryEntry entry : history.open()) {
      history.close(entry, clock.instant(), result.word());
    }
    lock.release();
  }

  /** How the resuming has ended, with the load balancers that are not as they should be. */
  Outcome named(Outcome ended) {
    return balancers.named(ended);
  }

  @Override
  public void close() {
    lock.close();
    tasks.close();
  }
}
