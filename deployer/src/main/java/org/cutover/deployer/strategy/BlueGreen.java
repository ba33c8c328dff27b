package org.cutover.deployer.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Stage;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.engine.Step.OnFailure;
import org.cutover.deployer.inventory.Inventory.Site;

/**
 * Half of the sites are updated and tested while the other half serves, then traffic moves over and
 * the other half follows. Requests are held while it moves, or both halves serve for a while.
 */
public final class BlueGreen implements Strategy {
  @Override
  public String name() {
    return "blue-green";
  }

  @Override
  public Plan plan(Situation situation, Operations operations) {
    return new Stages(situation, new BlueGreenSteps(situation, operations)).plan();
  }

  /** The order of the steps. */
  private record Stages(Situation situation, BlueGreenSteps steps) {
    Plan plan() {
      List<Stage> reversible = prepared();
      return situation.held()
          ? new Plan(heldSwitch(reversible), heldRest())
          : new Plan(overlapPrepared(reversible), overlap());
    }

    /** Half 1 runs the new release, and nobody uses it. */
    private List<Stage> prepared() {
      List<Stage> stages = new ArrayList<>();
      stages.add(Stage.of(steps.lock()));
      if (situation.ownTable()) {
        situation.leftover().ifPresent(table -> stages.add(Stage.of(steps.dropLeftover(table))));
        stages.add(Stage.of(steps.createTable()));
      }
      List<List<Step>> parallel = new ArrayList<>();
      if (situation.ownTable()) {
        parallel.add(List.of(steps.copy()));
      }
      situation.sites().forEach(site -> parallel.add(List.of(steps.install(site))));
      stages.add(new Stage(parallel));
      stages.add(
          sites(
              1,
              site -> List.of(steps.drain(site).undoneBy(() -> steps.operations().enable(site)))));
      stages.add(
          sites(
              1,
              site ->
                  List.of(
                      steps.stopOld(site).undoneBy(() -> steps.operations().startOld(site)),
                      steps.startNew(site).undoneBy(() -> steps.operations().stopNew(site)),
                      steps.smokeTest(site))));
      return stages;
    }

    private List<Stage> heldSwitch(List<Stage> prepared) {
      List<Stage> stages = new ArrayList<>(prepared);
      stages.add(sites(1, site -> List.of(steps.prove(site))));
      stages.add(Stage.of(steps.confirm()));
      stages.add(Stage.of(steps.settle()));
      stages.add(Stage.of(steps.hold()));
      stages.add(sites(2, site -> List.of(steps.stopHeld(site))));
      stages.add(Stage.of(steps.compare()));
      return stages;
    }

    private List<Stage> heldRest() {
      List<Stage> stages = new ArrayList<>();
      stages.add(Stage.of(steps.decide()));
      stages.add(Stage.of(steps.commit()));
      stages.add(
          new Stage(situation.sites().stream().map(s -> List.of(steps.release(s))).toList()));
      stages.add(Stage.of(steps.record()));
      stages.add(
          sites(
              2,
              site ->
                  List.of(
                      steps.retire(site),
                      steps.startNew(site).orElse(OnFailure.LEAVE_OUT),
                      steps.smokeTest(site).orElse(OnFailure.LEAVE_OUT),
                      steps.enable(site).orElse(OnFailure.LEAVE_OUT))));
      end(stages);
      return stages;
    }

    private List<Stage> overlapPrepared(List<Stage> prepared) {
      List<Stage> stages = new ArrayList<>(prepared);
      stages.add(Stage.of(steps.confirm()));
      if (situation.ownTable()) {
        stages.add(Stage.of(steps.settle()));
      }
      return stages;
    }

    private List<Stage> overlap() {
      List<Stage> stages = new ArrayList<>();
      stages.add(Stage.of(steps.decide()));
      if (situation.ownTable()) {
        stages.add(Stage.of(steps.beginCatchUp()));
      }
      stages.add(sites(1, site -> List.of(steps.enable(site).orElse(OnFailure.LEAVE_OUT))));
      stages.add(Stage.of(steps.requireServing()));
      stages.add(sites(2, site -> List.of(steps.drain(site))));
      stages.add(sites(2, site -> List.of(steps.stopOld(site).orElse(OnFailure.LEAVE_OUT))));
      List<List<Step>> parallel = new ArrayList<>();
      if (situation.ownTable()) {
        parallel.add(List.of(steps.finishCatchUp()));
      }
      for (Site site : situation.half(2)) {
        parallel.add(
            List.of(
                steps.startNew(site).orElse(OnFailure.LEAVE_OUT),
                steps.smokeTest(site).orElse(OnFailure.LEAVE_OUT),
                steps.enable(site).orElse(OnFailure.LEAVE_OUT)));
      }
      stages.add(new Stage(parallel));
      stages.add(Stage.of(steps.record()));
      end(stages);
      return stages;
    }

    private void end(List<Stage> stages) {
      situation.kept().ifPresent(table -> stages.add(Stage.of(steps.dropKept(table))));
      stages.add(Stage.of(steps.unlock()));
    }

    private Stage sites(int half, Function<Site, List<Step>> track) {
      return new Stage(situation.half(half).stream().map(track).toList());
    }
  }
}
