package org.cutover.deployer.strategy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Stage;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.engine.Step.OnFailure;
import org.cutover.deployer.inventory.Inventory.Site;
import org.cutover.deployer.journal.Phase;

/**
 * Half of the sites are updated and tested while the other half serves, then traffic moves over and
 * the other half follows.
 */
public final class BlueGreen implements Strategy {
  @Override
  public String name() {
    return "blue-green";
  }

  @Override
  public Plan plan(Situation situation, Operations operations) {
    return new Steps(situation, operations).plan();
  }

  /** The steps of one deployment. */
  private record Steps(Situation situation, Operations operations) {
    Plan plan() {
      return new Plan(reversible(), forward());
    }

    private List<Stage> reversible() {
      List<Stage> stages = new ArrayList<>();
      stages.add(Stage.of(lock()));
      if (situation.ownTable()) {
        situation.leftover().ifPresent(table -> stages.add(Stage.of(dropLeftover(table))));
        stages.add(Stage.of(createTable()));
      }
      List<List<Step>> beside = new ArrayList<>();
      if (situation.ownTable()) {
        beside.add(List.of(copy()));
      }
      situation.sites().forEach(site -> beside.add(List.of(install(site))));
      stages.add(new Stage(beside));
      stages.add(sites(1, site -> List.of(takeOut(site).undoneBy(() -> operations.putIn(site)))));
      stages.add(
          sites(
              1,
              site ->
                  List.of(
                      stopOld(site).undoneBy(() -> operations.startOld(site)),
                      startNew(site).undoneBy(() -> operations.stopNew(site)),
                      smokeTest(site))));
      stages.add(Stage.of(confirm()));
      if (situation.ownTable()) {
        stages.add(Stage.of(settle()));
      }
      return stages;
    }

    private List<Stage> forward() {
      List<Stage> stages = new ArrayList<>();
      if (situation.ownTable()) {
        stages.add(Stage.of(beginCatchUp()));
      }
      stages.add(sites(1, site -> List.of(putIn(site).orElse(OnFailure.LEAVE_OUT))));
      stages.add(Stage.of(requireServing()));
      stages.add(sites(2, site -> List.of(takeOut(site))));
      stages.add(sites(2, site -> List.of(stopOld(site).orElse(OnFailure.LEAVE_OUT))));
      List<List<Step>> beside = new ArrayList<>();
      if (situation.ownTable()) {
        beside.add(List.of(finishCatchUp()));
      }
      for (Site site : situation.half(2)) {
        beside.add(
            List.of(
                startNew(site).orElse(OnFailure.LEAVE_OUT),
                smokeTest(site).orElse(OnFailure.LEAVE_OUT),
                putIn(site).orElse(OnFailure.LEAVE_OUT)));
      }
      stages.add(new Stage(beside));
      stages.add(Stage.of(record()));
      situation.kept().ifPresent(table -> stages.add(Stage.of(dropKept(table))));
      stages.add(Stage.of(unlock()));
      return stages;
    }

    private Stage sites(int half, Function<Site, List<Step>> track) {
      return new Stage(situation.half(half).stream().map(track).toList());
    }

    private Step lock() {
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

    private Step dropLeftover(String table) {
      return Step.of(
          Phase.COPY,
          "drop leftover",
          table,
          "drop table " + table + ", which an earlier deployment left",
          command(),
          () -> operations.dropTable(table));
    }

    private Step createTable() {
      String table = situation.next().table().name();
      return Step.of(
              Phase.COPY,
              "create table",
              table,
              "create table " + table,
              command(),
              operations::createTable)
          .undoneBy(() -> operations.dropTable(table));
    }

    private Step copy() {
      String from = situation.current().table().name();
      String to = situation.next().table().name();
      return Step.of(
              Phase.COPY,
              "copy rows",
              to,
              "copy every cell of " + from + " to " + to + " with its write time",
              situation.limits().copy(),
              operations::copy)
          .interruptible();
    }

    private Step install(Site site) {
      return Step.of(
              Phase.INSTALL,
              "install",
              site.name(),
              "upload " + situation.next().id() + ", check its checksum and unpack it",
              command(),
              () -> operations.install(site))
          .unless(() -> operations.installed(site))
          .undoneBy(() -> operations.uninstall(site));
    }

    private Step takeOut(Site site) {
      return Step.of(
              Phase.DRAIN,
              "take out",
              site.name(),
              "drain on every load balancer, wait until no request is left, then maintenance",
              situation.limits().drain().plus(command()),
              () -> operations.takeOut(site))
          .interruptible();
    }

    private Step stopOld(Site site) {
      return Step.of(
          Phase.INSTALL,
          "stop old",
          site.name(),
          "stop " + situation.current().id(),
          starting(),
          () -> operations.stopOld(site));
    }

    private Step startNew(Site site) {
      return Step.of(
          Phase.INSTALL,
          "start new",
          site.name(),
          "start " + situation.next().id() + " and wait until it is healthy",
          starting(),
          () -> operations.startNew(site));
    }

    private Step smokeTest(Site site) {
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

    private Step confirm() {
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

    private Step settle() {
      return Step.of(
              Phase.VERIFY,
              "catch up",
              situation.next().table().name(),
              "compare both tables both ways and repair until they agree",
              situation.limits().copy(),
              operations::settle)
          .interruptible();
    }

    private Step beginCatchUp() {
      return Step.of(
          Phase.SWITCH,
          "keep catching up",
          situation.next().table().name(),
          "compare and repair without a pause while both versions write",
          command(),
          operations::beginCatchUp);
    }

    private Step putIn(Site site) {
      return Step.of(
          Phase.SWITCH,
          "put in",
          site.name(),
          "ready on every load balancer, counted as in after a passed check",
          situation.limits().drain().plus(command()),
          () -> operations.putIn(site));
    }

    private Step requireServing() {
      return Step.of(
              Phase.SWITCH,
              "new half serves",
              "",
              "make sure that the new release serves before the old one is drained",
              command(),
              () -> operations.requireServing(1))
          .harmless();
    }

    private Step finishCatchUp() {
      return Step.of(
          Phase.VERIFY,
          "verify",
          situation.next().table().name(),
          "wait out the write timeout, repair a last time, show that no row is lost",
          situation.limits().copy(),
          operations::finishCatchUp);
    }

    private Step record() {
      return Step.of(
          Phase.FINISH,
          "record",
          "",
          "record " + situation.next().id() + " as the current release",
          command(),
          operations::record);
    }

    private Step dropKept(String table) {
      return Step.of(
              Phase.FINISH,
              "drop kept table",
              table,
              "drop table " + table + " of the release before the last",
              command(),
              () -> operations.dropTable(table))
          .orElse(OnFailure.WARN);
    }

    private Step unlock() {
      return Step.of(
              Phase.LOCK,
              "give lock back",
              "",
              "give the lock back",
              command(),
              () -> operations.unlock("deployed"))
          .orElse(OnFailure.WARN);
    }

    private Duration command() {
      return situation.limits().command();
    }

    private Duration starting() {
      return situation.limits().start().plus(command());
    }
  }
}
