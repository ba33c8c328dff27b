package org.cutover.deployer.operation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.ConfigCheck;
import org.cutover.deployer.haproxy.Silence;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseFile;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.strategy.Limits;
import org.cutover.deployer.strategy.Situation;
import org.cutover.deployer.strategy.Switching;

/** Preflight: looks at everything, changes nothing, and tells every problem at once. */
final class Preflight {
  private final Connections connections;
  private final Limits limits;
  private final Switching switching;

  Preflight(Connections connections, Limits limits, Switching switching) {
    this.connections = connections;
    this.limits = limits;
    this.switching = switching;
  }

  /** What was found: enough for a strategy, and the columns for the copy. */
  record Found(
      Situation situation,
      TablePreflight.Tables tables,
      Candidate candidate,
      ClockPreflight.Found clocks) {}

  /**
   * Looks.
   *
   * @param clockLimit by how much clocks may differ where rows keep their write times
   * @throws CutoverException exit code 2 if a configuration or the release does not fit, 1 if a
   *     machine is not as it should be
   */
  Found check(Source source, Duration clockLimit) {
    ClockPreflight asked = ClockPreflight.begin(connections);
    try (ParallelTasks parallel = new ParallelTasks()) {
      Supplier<TablePreflight> free = parallel.begin(this::free);
      Supplier<List<SiteState>> found = parallel.begin(this::sites);
      // Another deployment under way explains whatever else there is to see.
      TablePreflight database = free.get();
      List<SiteState> sites = found.get();
      Optional<Wrong> wrong = Wrong.of(sites, neededBytes(source));
      if (wrong.isPresent()) {
        throw wrong.get().failure();
      }
      Release current = current(sites, database);
      Candidate candidate = candidate(source, current);
      Release next = candidate.release();
      if (current.id().equals(next.id())) {
        throw CutoverException.usage(next.id() + " serves already on every site");
      }
      boolean ownTable = !next.table().name().equals(current.table().name());
      boolean held = ownTable && switching == Switching.HELD;
      Supplier<List<String>> gates =
          held
              ? parallel.begin(() -> new GatePreflight(connections, limits).findings(sites))
              : List::of;
      TablePreflight.Tables tables = database.tables(current, next, candidate.before());
      if (!gates.get().isEmpty()) {
        throw CutoverException.usage(String.join("\n", gates.get()));
      }
      ClockPreflight.Found clocks = asked.found();
      if (held) {
        clocks.require(clockLimit);
      }
      Situation situation =
          new Situation(
              connections.inventory().sites(),
              current,
              next,
              ownTable,
              held,
              tables.leftover(),
              tables.kept(),
              limits);
      return new Found(situation, tables, candidate, clocks);
    }
  }

  private TablePreflight free() {
    TablePreflight database = new TablePreflight(connections.database());
    database.requireFree();
    return database;
  }

  private static long neededBytes(Source source) {
    return source instanceof Source.File file ? Candidate.neededBytes(file.archive()) : 0;
  }

  private Candidate candidate(Source source, Release current) {
    if (source instanceof Source.File file) {
      return Candidate.of(file.archive());
    }
    KeptRelease kept = new KeptRelease(connections);
    String id = ((Source.Kept) source).release().orElseGet(() -> kept.before(current.id()));
    Release before =
        kept.find(id)
            .orElseThrow(
                () ->
                    new CutoverException(
                        ExitCode.FAILED,
                        "no host has kept " + id + "; deploy its archive instead"));
    return Candidate.kept(KeptRelease.back(before, current));
  }

  /**
   * What differs from an earlier look, if anything does: the release that serves, what runs, and
   * the tables that a deployment is about to make or drop.
   */
  Optional<String> changedSince(Found found) {
    Situation before = found.situation();
    TablePreflight database = new TablePreflight(connections.database());
    database.requireNothingOpen();
    Optional<String> recorded = database.recordedRelease();
    if (recorded.isPresent() && !recorded.get().equals(before.current().id())) {
      return Optional.of("the recorded release became " + recorded.get());
    }
    try (ParallelTasks parallel = new ParallelTasks()) {
      List<Callable<Optional<String>>> looks = new ArrayList<>();
      before.sites().forEach(site -> looks.add(() -> connections.installer(site).running()));
      List<Optional<String>> running = parallel.all(looks);
      for (int i = 0; i < running.size(); i++) {
        if (!running.get(i).equals(Optional.of(before.current().id()))) {
          String name = before.sites().get(i).name();
          return Optional.of("site " + name + " runs " + running.get(i).orElse("nothing"));
        }
      }
    }
    TablePreflight.Tables tables =
        database.tables(before.current(), before.next(), found.candidate().before());
    return tables.leftover().equals(before.leftover()) && tables.kept().equals(before.kept())
        ? Optional.empty()
        : Optional.of("the tables of the keyspace have changed");
  }

  /** What is found on every site. */
  List<SiteState> sites() {
    try (ParallelTasks parallel = new ParallelTasks()) {
      List<Callable<SiteState>> tasks = new ArrayList<>();
      connections.inventory().sites().forEach(site -> tasks.add(() -> state(site)));
      return parallel.all(tasks);
    }
  }

  private SiteState state(Site site) throws InterruptedException {
    Inventory.Application application = site.application();
    Inventory.LoadBalancer balancer = site.loadBalancer();
    try (ParallelTasks parallel = new ParallelTasks()) {
      Supplier<CommandResult> config =
          parallel.begin(
              () ->
                  connections
                      .host(balancer.ssh())
                      .ask(List.of("cat", balancer.config()), limits.command()));
      Supplier<Optional<Long>> free = parallel.begin(() -> connections.installer(site).freeBytes());
      Optional<String> running = connections.installer(site).running();
      Optional<String> unhealthy =
          connections.smokeTester().unhealthy(application.endpoint(), application.health());
      // Only of a healthy application can it be hoped that the next checks pass.
      boolean hope = running.isPresent() && unhealthy.isEmpty();
      return new SiteState(
          site,
          running,
          unhealthy,
          connections
              .servers()
              .notUp(site.name(), hope ? limits.connect() : Duration.ZERO, Silence.fails()),
          config.get().exitCode() == 0 ? config.get().out() : "",
          configFindings(balancer, config.get()),
          free.get());
    }
  }

  private List<String> configFindings(Inventory.LoadBalancer balancer, CommandResult text) {
    String name = balancer.ssh() + ":" + balancer.config();
    if (text.exitCode() != 0) {
      return List.of(name + ": cannot be read: " + text.complaint());
    }
    List<String> servers = connections.inventory().sites().stream().map(Site::name).toList();
    return ConfigCheck.findings(name, text.out(), balancer.backend(), servers);
  }

  /** What the database has recorded, else what runs; its description stands on the hosts. */
  private Release current(List<SiteState> sites, TablePreflight database) {
    String running = sites.get(0).running().orElseThrow();
    Optional<String> recorded = database.recordedRelease();
    if (recorded.isPresent() && !recorded.get().equals(running)) {
      throw new CutoverException(
          ExitCode.FAILED,
          "the database has "
              + recorded.get()
              + " recorded, but "
              + running
              + " runs on every site");
    }
    Site site = sites.get(0).site();
    String description =
        connections
            .installer(site)
            .description(running)
            .orElseThrow(
                () ->
                    new CutoverException(
                        ExitCode.FAILED,
                        site.application().ssh() + ": no release.yml of the running " + running));
    Path name = Path.of(connections.installer(site).folder(running), "release.yml");
    return ReleaseFile.parse(name, description);
  }

  /** The problems of the sites. */
  record Wrong(List<String> settings, List<String> states) {
    static Optional<Wrong> of(List<SiteState> sites, long neededBytes) {
      List<String> settings = new ArrayList<>();
      List<String> states = new ArrayList<>();
      List<String> running =
          sites.stream().map(s -> s.running().orElse("nothing")).distinct().toList();
      for (SiteState state : sites) {
        String site = "site " + state.site().name() + ": ";
        settings.addAll(state.configFindings());
        state.unhealthy().ifPresent(reason -> states.add(site + "not healthy: " + reason));
        if (running.size() > 1 || state.running().isEmpty()) {
          states.add(site + "runs " + state.running().orElse("nothing"));
        }
        if (!state.notUp().isEmpty()) {
          states.add(site + "not up at load balancer " + String.join(", ", state.notUp()));
        }
        state
            .freeBytes()
            .filter(free -> free < neededBytes)
            .ifPresent(
                free ->
                    states.add(site + free + " bytes are free, " + neededBytes + " are needed"));
      }
      return settings.isEmpty() && states.isEmpty()
          ? Optional.empty()
          : Optional.of(new Wrong(settings, states));
    }

    CutoverException failure() {
      List<String> all = new ArrayList<>(settings);
      all.addAll(states);
      return new CutoverException(
          states.isEmpty() ? ExitCode.USAGE : ExitCode.FAILED, String.join("\n", all));
    }
  }
}
