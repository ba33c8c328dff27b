package org.cutover.deployer.strategy;

import java.time.Duration;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.engine.Step.OnFailure;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.journal.Phase;

/** The steps of a blue-green deployment, whichever way traffic moves over. */
record BlueGreenSteps(Situation situation, Operations operations) {
  Step lock() {
    return Step.of(
            Phase.LOCK,
            "take lock",
            "",
            "take the lock and record the open deployment",
            command(),
            operations::lock)
        .undoneBy(() -> operations.unlock("rolled-back"))
        .harmless()
        .unfenced();
  }

  Step dropLeftover(String table) {
    return Step.of(
        Phase.COPY,
        "drop leftover",
        table,
        "drop table " + table + ", which an earlier deployment left",
        command(),
        () -> operations.dropTable(table));
  }

  Step createTable() {
    String table = situation.next().table().name();
    return Step.of(
            Phase.COPY,
            "create table",
            table,
            "create table " + table,
            command(),
            operations::createTable)
        .cleanedUpBy(() -> operations.dropNewTable(table));
  }

  Step copy() {
    String from = situation.current().table().name();
    String to = situation.next().table().name();
    return Step.of(
            Phase.COPY,
            "copy rows",
            to,
            "copy every cell of " + from + " to " + to + " with its write time",
            situation.limits().copy(),
            operations::copy)
        .interruptible()
        .retried();
  }

  Step install(Site site) {
    return Step.of(
            Phase.INSTALL,
            "install",
            site.name(),
            "upload " + situation.next().id() + ", check its checksum and unpack it",
            command(),
            () -> operations.install(site))
        .unless(() -> operations.installed(site))
        .cleanedUpBy(() -> operations.uninstall(site));
  }

  Step drain(Site site) {
    return Step.of(
            Phase.DRAIN,
            "drain site",
            site.name(),
            "drain on every load balancer, wait until no request is left, then maintenance",
            situation.limits().drain().plus(command()),
            () -> operations.drain(site))
        .interruptible();
  }

  Step stopOld(Site site) {
    return Step.of(
        Phase.INSTALL,
        "stop old",
        site.name(),
        "stop " + situation.current().id(),
        starting(),
        () -> operations.stopOld(site));
  }

  Step startNew(Site site) {
    return Step.of(
        Phase.INSTALL,
        "start new",
        site.name(),
        "start " + situation.next().id() + " and wait until it is healthy",
        starting(),
        () -> operations.startNew(site));
  }

  Step smokeTest(Site site) {
    return Step.of(
            Phase.SMOKE_TEST,
            "smoke test",
            site.name(),
            "ask " + situation.next().id() + " directly",
            command(),
            () -> operations.smokeTest(site))
        .harmless()
        .interruptible();
  }

  Step confirm() {
    return Step.of(
            Phase.CONFIRM,
            "confirm",
            "",
            "ask for confirmation, unless it was given",
            Duration.ofDays(1),
            operations::confirm)
        .harmless()
        .interruptible();
  }

  Step settle() {
    return Step.of(
            Phase.VERIFY,
            "catch up",
            situation.next().table().name(),
            "compare both tables both ways and repair until they agree",
            situation.limits().copy(),
            operations::settle)
        .interruptible()
        .retried();
  }

  Step beginCatchUp() {
    return Step.of(
        Phase.SWITCH,
        "keep catching up",
        situation.next().table().name(),
        "compare and repair without a pause while both versions write",
        command(),
        operations::beginCatchUp);
  }

  Step enable(Site site) {
    return Step.of(
        Phase.SWITCH,
        "enable site",
        site.name(),
        "ready on every load balancer, counted as in after a passed check",
        situation.limits().drain().plus(command()),
        () -> operations.enable(site));
  }

  Step requireServing() {
    return Step.of(
            Phase.SWITCH,
            "new half serves",
            "",
            "make sure that the new release serves before the old one is drained",
            command(),
            () -> operations.requireServing(1))
        .harmless();
  }

  Step finishCatchUp() {
    return Step.of(
        Phase.VERIFY,
        "verify",
        situation.next().table().name(),
        "wait out the write timeout, repair a last time, show that no row is lost",
        situation.limits().copy(),
        operations::finishCatchUp);
  }

  Step record() {
    return Step.of(
        Phase.FINISH,
        "record",
        "",
        "record " + situation.next().id() + " as the current release",
        command(),
        operations::record);
  }

  Step dropKept(String table) {
    return Step.of(
            Phase.FINISH,
            "drop kept table",
            table,
            "drop table " + table + " of the release before the last",
            command(),
            () -> operations.dropTable(table))
        .orElse(OnFailure.WARN);
  }

  Step unlock() {
    return Step.of(
            Phase.LOCK,
            "give lock back",
            "",
            "give the lock back",
            command(),
            () -> operations.unlock("deployed"))
        .orElse(OnFailure.WARN);
  }

  /** Ready to serve and proven so, yet without requests. */
  Step prove(Site site) {
    return Step.of(
            Phase.SWITCH,
            "prove site",
            site.name(),
            "drain on every load balancer, counted as ready to serve after a passed check",
            situation.limits().drain().plus(command()),
            () -> operations.prove(site))
        .undoneBy(() -> operations.maintenance(site))
        .interruptible();
  }

  Step hold() {
    return Step.of(
            Phase.HOLD,
            "hold requests",
            "",
            "hold requests on every load balancer, wait until the old release has none, bring the"
                + " last rows over",
            situation.limits().copy(),
            operations::hold)
        .undoneBy(operations::releaseToOld);
  }

  /** While requests are held nothing reaches the old release, so it is stopped without a drain. */
  Step stopHeld(Site site) {
    return Step.of(
            Phase.INSTALL,
            "stop old",
            site.name(),
            "stop " + situation.current().id() + " while requests are held",
            starting(),
            () -> operations.stopHeld(site))
        .undoneBy(() -> operations.restartOld(site));
  }

  Step compare() {
    return Step.of(
        Phase.VERIFY,
        "compare",
        situation.next().table().name(),
        "compare both tables both ways until nothing differs, while nobody writes",
        situation.limits().copy(),
        operations::compare);
  }

  Step decide() {
    return Step.of(
        Phase.SWITCH,
        "decide",
        "",
        "record that " + situation.next().id() + " serves from now on, whoever goes on with this",
        command(),
        operations::decide);
  }

  Step commit() {
    return Step.of(
        Phase.SWITCH,
        "commit",
        "",
        "tell every load balancer's host, which goes on by itself from here",
        command(),
        operations::commit);
  }

  Step release(Site site) {
    return Step.of(
            Phase.RELEASE,
            "release requests",
            site.name(),
            "let the load balancer's requests go on to " + situation.next().id(),
            command(),
            () -> operations.release(site))
        .orElse(OnFailure.LEAVE_OUT);
  }

  Step retire(Site site) {
    return Step.of(
            Phase.DRAIN,
            "retire site",
            site.name(),
            "maintenance on every load balancer",
            command(),
            () -> operations.maintenance(site))
        .orElse(OnFailure.LEAVE_OUT);
  }

  private Duration command() {
    return situation.limits().command();
  }

  private Duration starting() {
    return situation.limits().start().plus(command());
  }
}
