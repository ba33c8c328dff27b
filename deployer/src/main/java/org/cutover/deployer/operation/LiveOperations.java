package org.cutover.deployer.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.copy.CatchUp;
import org.cutover.deployer.copy.ColumnMapping;
import org.cutover.deployer.copy.PassResult;
import org.cutover.deployer.copy.TableCopy;
import org.cutover.deployer.database.CurrentRelease;
import org.cutover.deployer.database.DeploymentStore;
import org.cutover.deployer.database.HistoryEntry;
import org.cutover.deployer.database.Lock;
import org.cutover.deployer.engine.Fence;
import org.cutover.deployer.engine.Outcome;
import org.cutover.deployer.haproxy.BalancerWatch;
import org.cutover.deployer.haproxy.ServerProtocol;
import org.cutover.deployer.haproxy.Silence;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.strategy.Operations;
import org.cutover.deployer.strategy.Situation;

/** Does what a plan's steps say, on the connected machines. */
final class LiveOperations implements Operations, AutoCloseable {
  private final Connections connections;
  private final Preflight.Found found;
  private final Situation situation;
  private final Optional<ColumnMapping> mapping;
  private final Candidate candidate;
  private final HistoryEntry entry;
  private final DeploymentRequest request;
  private final Confirmation confirmation;
  private final Clock clock;
  private final DeploymentStore store;

  /** Its own lines only, which stay to be written when the lock has been given back. */
  private final DeploymentStore history;

  private final HeldLock lock;
  private final ServerProtocol servers;
  private final UnreachedBalancers balancers;
  private final BackOff backOff;
  private volatile TableCopy copy;
  private volatile CatchUp catchUp;
  private volatile HeldSwitch held;
  private volatile boolean opened;
  private volatile boolean decided;
  private volatile BalancerWatch watch;
  private volatile long epoch;
  private volatile Map<String, Object> compared = Map.of();

  LiveOperations(
      Connections connections,
      Preflight.Found found,
      DeploymentRequest request,
      HistoryEntry entry,
      HeldLock lock,
      Confirmation confirmation,
      BackOff.PaceListener listener,
      Clock clock) {
    this.connections = connections;
    this.found = found;
    this.situation = found.situation();
    this.mapping = found.tables().mapping();
    this.request = request;
    this.candidate = found.candidate();
    this.entry = entry;
    this.confirmation = confirmation;
    this.clock = clock;
    this.store = new DeploymentStore(connections.database());
    this.history = new DeploymentStore(connections.databaseOfLock());
    this.lock = lock;
    this.servers = connections.servers();
    this.backOff = new BackOff(connections.balancers(), request.tolerance().latency(), listener);
    this.balancers = new UnreachedBalancers(servers, situation.limits());
  }

  Fence fence() {
    return lock;
  }

  /** What the catch-up brought over and how long writes stayed unseen, if there was one. */
  Map<String, Object> copyNumbers() {
    return catchUp == null ? Map.of() : catchUp.numbers();
  }

  /** How long requests were held and what was compared meanwhile, if they were. */
  Map<String, Object> holdNumbers() {
    if (held == null) {
      return Map.of();
    }
    Map<String, Object> numbers = new LinkedHashMap<>(held.numbers());
    if (compared.containsKey("compared")) {
      numbers.put("compared", compared.get("compared"));
    }
    return numbers;
  }

  @Override
  public Map<String, ?> lock() throws InterruptedException {
    history.create();
    Lock taken = lock.take(entry.deployment());
    epoch = taken.epoch();
    lookAgain();
    servers.keepServing();
    opened = true;
    history.open(entry);
    watch = BalancerWatch.begin(servers, BalancerWatch.EVERY);
    if (situation.held()) {
      held = new HeldSwitch(connections, situation, taken.epoch());
    }
    return Map.of("epoch", taken.epoch());
  }

  /** What preflight saw may have changed until the lock was ours. */
  private void lookAgain() {
    Preflight preflight = new Preflight(connections, request.limits(), request.switching());
    Optional<String> changed = preflight.changedSince(found);
    if (changed.isPresent()) {
      throw new CutoverException(
          ExitCode.FAILED,
          changed.get() + " since preflight, by another deployment or a person; start again");
    }
  }

  @Override
  public Map<String, ?> unlock(String result) throws InterruptedException {
    try {
      if (opened) {
        balancers.end();
      }
    } finally {
      // However long the look takes: what has ended must not look as if it had to be resumed.
      giveBack(result);
    }
    return Map.of();
  }

  private void giveBack(String result) {
    if (watch != null) {
      watch.close();
    }
    if (opened) {
      history.close(entry, clock.instant(), result);
    }
    lock.release();
  }

  @Override
  public Map<String, ?> dropTable(String table) {
    connections.database().change("DROP TABLE IF EXISTS " + table);
    store.forget(table);
    return Map.of();
  }

  @Override
  public Map<String, ?> dropNewTable(String table) {
    closeCopy();
    if (store.maker(table).filter(entry.deployment()::equals).isEmpty()) {
      return Map.of("kept", "this deployment did not make it");
    }
    connections.database().change("DROP TABLE IF EXISTS " + table);
    store.unmark(table, entry.deployment());
    return Map.of();
  }

  @Override
  public Map<String, ?> createTable() {
    backOff.prepare();
    String table = next().table().name();
    if (store.tables().contains(table)) {
      throw new CutoverException(
          ExitCode.FAILED, "table " + table + " is there already; it was not in preflight");
    }
    if (!store.mark(table, entry.deployment(), epoch)) {
      throw new CutoverException(
          ExitCode.FAILED, "table " + table + " belongs to deployment " + store.maker(table));
    }
    // Never twice: of two that arrive at two nodes, each would make a table of its own identity.
    connections.database().change(next().table().create());
    return Map.of();
  }

  @Override
  public Map<String, ?> copy() throws InterruptedException {
    return backOff.during(BackOff.Copying.COPY, this::copyRows);
  }

  private Map<String, ?> copyRows() throws InterruptedException {
    if (copy == null) {
      // Kept when it is tried again, because it remembers which cells are its own.
      copy =
          new TableCopy(connections.database(), mapping.orElseThrow(), clock, backOff.throttle());
      catchUp = new CatchUp(copy);
    }
    Set<Long> done = store.copied(entry.deployment());
    PassResult unused = copy.copy(done::contains, end -> store.copied(entry.deployment(), end));
    PassResult all = copy.copied();
    return Map.of("rows", all.rows(), "copied", all.written());
  }

  private void closeCopy() {
    if (catchUp != null) {
      catchUp.close();
    }
  }

  @Override
  public boolean installed(Site site) {
    return candidate.installed(connections.installer(site));
  }

  @Override
  public Map<String, ?> install(Site site) {
    return candidate.install(connections.installer(site), Optional.of(situation.current().id()));
  }

  @Override
  public Map<String, ?> uninstall(Site site) {
    connections.installer(site).remove(next().id());
    return Map.of();
  }

  @Override
  public Map<String, ?> drain(Site site) throws InterruptedException {
    servers.drain(site.name(), situation.limits().drain(), silence());
    servers.maintenance(site.name(), silence());
    return Map.of();
  }

  @Override
  public Map<String, ?> maintenance(Site site) throws InterruptedException {
    // Behind the decision, or to undo what comes next but one: never a reason to stop.
    servers.maintenance(site.name(), Silence.remembered());
    return Map.of();
  }

  @Override
  public Map<String, ?> prove(Site site) throws InterruptedException {
    servers.prove(site.name(), silence());
    return Map.of();
  }

  @Override
  public Map<String, ?> enable(Site site) throws InterruptedException {
    try {
      servers.enable(site.name(), patience());
      return Map.of();
    } catch (CutoverException e) {
      // What did not come up must not come up later on its own, when nobody watches.
      servers.maintenance(site.name(), Silence.remembered());
      throw e;
    }
  }

  @Override
  public Map<String, ?> startNew(Site site) throws InterruptedException {
    return start(site, next());
  }

  @Override
  public Map<String, ?> stopNew(Site site) {
    connections.installer(site).stop(next().id());
    return Map.of();
  }

  @Override
  public Map<String, ?> stopOld(Site site) {
    connections.installer(site).stop(situation.current().id());
    return Map.of();
  }

  @Override
  public Map<String, ?> stopHeld(Site site) {
    held.requireStanding();
    return stopOld(site);
  }

  @Override
  public Map<String, ?> startOld(Site site) throws InterruptedException {
    return start(site, situation.current());
  }

  private Map<String, ?> start(Site site, Release release) throws InterruptedException {
    connections.installer(site).start(release.id());
    Endpoint at = site.application().endpoint();
    connections
        .smokeTester()
        .awaitHealthy(
            at, release.health(), connections.timings().poll(), situation.limits().start());
    return Map.of("release", release.id());
  }

  @Override
  public Map<String, ?> smokeTest(Site site) throws InterruptedException {
    connections.smokeTester().test(site.application().endpoint(), next().smokeTests());
    return Map.of("tests", next().smokeTests().size());
  }

  @Override
  public Map<String, ?> confirm() throws InterruptedException {
    String question = "switch from " + situation.current().id() + " to " + next().id() + "?";
    if (!confirmation.given(question)) {
      throw new CutoverException(ExitCode.FAILED, "not confirmed");
    }
    backOff.prepare();
    servers.requireAnswers();
    return Map.of();
  }

  @Override
  public Map<String, ?> settle() throws InterruptedException {
    Map<String, ?> settled = backOff.during(BackOff.Copying.CATCH_UP, catchUp::settle);
    servers.requireAnswers();
    return settled;
  }

  @Override
  public Map<String, ?> beginCatchUp() {
    catchUp.begin();
    return Map.of();
  }

  @Override
  public Map<String, ?> requireServing(int half) throws InterruptedException {
    List<String> serving = new ArrayList<>();
    for (Site site : situation.half(half)) {
      if (servers.notUp(site.name(), silence()).isEmpty()) {
        serving.add(site.name());
      }
    }
    if (serving.isEmpty()) {
      throw new CutoverException(
          ExitCode.UNCLEAR, "no site of half " + half + " came in; the old release still serves");
    }
    return Map.of("sites", serving);
  }

  @Override
  public Map<String, ?> finishCatchUp() throws InterruptedException {
    Duration writeTimeout = connections.inventory().database().writeTimeout();
    Thread.sleep(writeTimeout.toMillis());
    return catchUp.finish();
  }

  @Override
  public Map<String, ?> hold() throws InterruptedException {
    return held.hold(catchUp);
  }

  @Override
  public Map<String, ?> releaseToOld() throws InterruptedException {
    return balancers.released("", held::releaseToOld, List.of());
  }

  @Override
  public Map<String, ?> restartOld(Site site) throws InterruptedException {
    Map<String, ?> started = startOld(site);
    servers.awaitProven(site.name(), Silence.remembered());
    return started;
  }

  @Override
  public Map<String, ?> compare() throws InterruptedException {
    compared = catchUp.compare();
    return compared;
  }

  @Override
  public Map<String, ?> decide() {
    if (!store.settle(entry, HistoryEntry.Phase.DECIDED)) {
      throw new CutoverException(ExitCode.UNCLEAR, "somebody else is undoing this deployment");
    }
    decided = true;
    return Map.of();
  }

  @Override
  public Map<String, ?> commit() {
    // From here on supervisors let the new release serve, wherever they think it right.
    return held.commit(servers::handOver);
  }

  @Override
  public Map<String, ?> release(Site site) throws InterruptedException {
    List<String> next = situation.half(1).stream().map(Site::name).toList();
    return balancers.released(site.name(), () -> held.release(site), next);
  }

  @Override
  public Map<String, ?> record() {
    Optional<String> kept =
        situation.ownTable()
            ? Optional.of(situation.current().table().name())
            : store.current().flatMap(CurrentRelease::keptTable);
    store.setCurrent(new CurrentRelease(next().id(), next().table().name(), kept));
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("release", next().id());
    kept.ifPresent(table -> detail.put("keptTable", table));
    return detail;
  }

  /** Corrects how the deployment ended, once that is known; an unclear one stays open. */
  void ended(Instant at, String result) {
    history.close(entry, at, result);
  }

  /** Before the decision nothing is done by halves; behind it the others go on. */
  private Silence silence() {
    return decided ? Silence.remembered() : Silence.fails();
  }

  /** Undoing waits for a load balancer, because whoever undoes wants everything back. */
  private Silence patience() {
    return decided ? Silence.remembered() : Silence.rememberedAfter(situation.limits().drain());
  }

  /** How the deployment has ended, with the load balancers that are not as they should be. */
  Outcome named(Outcome ended) {
    return balancers.named(ended);
  }

  private Release next() {
    return candidate.release();
  }

  @Override
  public void close() {
    closeCopy();
    candidate.close();
    backOff.close();
    if (watch != null) {
      watch.close();
    }
    if (held != null) {
      held.close();
    }
    lock.close();
  }
}
