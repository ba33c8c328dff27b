package org.cutover.deployer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.deployer.engine.Outcome.Result;
import org.cutover.deployer.journal.Journal;
import org.cutover.deployer.journal.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EngineTest {
  private static final String SILENT = "copy: java.lang.IllegalStateException: silent";

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<Map<String, ?>> details = Collections.synchronizedList(new ArrayList<>());
  private final List<String> waits = Collections.synchronizedList(new ArrayList<>());
  private final StopRequest stop = new StopRequest();
  private final Journal journal =
      (phase, step, target, event, detail) -> {
        lines.add(event.word() + " " + step + target);
        details.add(detail);
      };
  private volatile String lost;
  private final Fence fence =
      new Fence() {
        @Override
        public void check() throws Lost {
          if (lost != null) {
            throw new Lost(lost);
          }
        }

        @Override
        public boolean lost() {
          return lost != null;
        }
      };

  private Outcome run(List<Stage> reversible, List<Stage> forward) {
    return run(journal, reversible, forward);
  }

  private Outcome run(Journal to, List<Stage> reversible, List<Stage> forward) {
    RetryPolicy retries =
        new RetryPolicy(
            Duration.ofSeconds(2),
            e -> String.valueOf(e.getMessage()).startsWith("silent"),
            e -> "silent".equals(e.getMessage()));
    return new Engine(to, new Nothing(), fence, stop, retries).run(new Plan(reversible, forward));
  }

  /** Fails a few times in a way that may pass. */
  private static Work silent(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return () -> {
      if (left.getAndDecrement() > 0) {
        throw new IllegalStateException("silent");
      }
    };
  }

  private Step step(String name) {
    return step(name, "", () -> {});
  }

  private interface Work {
    void run() throws Exception;
  }

  private Step step(String name, String target, Work work) {
    return Step.of(
            Phase.INSTALL,
            name,
            target,
            "do " + name,
            Duration.ofSeconds(5),
            () -> {
              work.run();
              done.add(name + target);
              return Map.of();
            })
        .undoneBy(
            () -> {
              done.add("undo " + name + target);
              return Map.of();
            });
  }

  private static void fail() {
    throw new IllegalStateException("broken");
  }

  @Test
  void shouldWriteEachStepBeforeItIsDoneWhenAllGoesWell() {
    Outcome outcome = run(List.of(Stage.of(step("a"))), List.of(Stage.of(step("b"))));
    assertThat(outcome)
        .isEqualTo(new Outcome(Result.DEPLOYED, List.of(), List.of(), Optional.empty()));
    assertThat(done).containsExactly("a", "b");
    assertThat(lines)
        .containsExactly(
            "planned a", "planned b", "started a", "finished a", "started b", "finished b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void shouldUndoInReverseOrderWhenAnyStepBeforeThePointOfNoReturnFails(int failing) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      stages.add(Stage.of(i == failing ? step("s" + i, "", EngineTest::fail) : step("s" + i)));
    }
    Outcome outcome = run(stages, List.of(Stage.of(step("never"))));

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < failing; i++) {
      expected.add("s" + i);
    }
    for (int i = failing; i >= 0; i--) {
      expected.add("undo s" + i);
    }
    assertThat(done).isEqualTo(expected);
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(outcome.reason())
        .hasValue("s" + failing + ": java.lang.IllegalStateException: broken");
    assertThat(lines)
        .contains("failed s" + failing, "undoing s0", "undone s0")
        .doesNotContain("started never");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("undone s0");
  }

  @Test
  void shouldSayThatNothingWasChangedWhenOnlyHarmlessStepsHadBegun() {
    Outcome outcome =
        run(List.of(Stage.of(step("look", "", EngineTest::fail).harmless())), List.of());
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
  }

  @Test
  void shouldLeaveASiteOutAndGoOnWhenItsStepFailsAfterThePointOfNoReturn() {
    Stage sites =
        new Stage(
            List.of(
                List.of(
                    step("start", "C", EngineTest::fail).orElse(Step.OnFailure.LEAVE_OUT),
                    step("put in", "C", () -> {})),
                List.of(step("start", "D", () -> {}), step("put in", "D", () -> {}))));
    Outcome outcome = run(List.of(), List.of(sites, Stage.of(step("record"))));
    assertThat(outcome.result()).isEqualTo(Result.SITES_LEFT_OUT);
    assertThat(outcome.leftOut()).containsExactly("C");
    assertThat(outcome.reason()).hasValue("start C: java.lang.IllegalStateException: broken");
    assertThat(done).containsExactlyInAnyOrder("startD", "put inD", "record");
    assertThat(lines).contains("skipped put inC").noneMatch(line -> line.startsWith("undoing"));
  }

  @Test
  void shouldStopInAnUnclearStateWhenWhatAllNeedFailsAfterThePointOfNoReturn() {
    Outcome outcome =
        run(
            List.of(Stage.of(step("a"))),
            List.of(Stage.of(step("verify", "", EngineTest::fail)), Stage.of(step("record"))));
    assertThat(outcome.result()).isEqualTo(Result.UNCLEAR);
    assertThat(done).containsExactly("a");
  }

  @Test
  void shouldOnlyWarnWhenACleanUpFails() {
    Step clean = step("clean", "", EngineTest::fail).orElse(Step.OnFailure.WARN);
    Outcome outcome = run(List.of(Stage.of(clean)), List.of(Stage.of(clean)));
    assertThat(outcome.result()).isEqualTo(Result.DEPLOYED);
    assertThat(outcome.warnings()).hasSize(2).allMatch(w -> w.contains("clean: "));
  }

  @Test
  void shouldBreakAWaitOffAndUndoWhenItIsToldToStop() {
    Step waiting =
        step(
                "wait",
                "",
                () -> {
                  stop.request();
                  Thread.sleep(60_000);
                })
            .interruptible();
    Outcome outcome = run(List.of(Stage.of(step("a")), Stage.of(waiting)), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(outcome.reason())
        .hasValueSatisfying(r -> assertThat(r).contains("stopped on request"));
    assertThat(done).containsExactly("a", "undo wait", "undo a");
  }

  @Test
  void shouldLetACommandEndBeforeUndoingItWhenItIsToldToStop() {
    Step command =
        step(
            "command",
            "",
            () -> {
              stop.request();
              Thread.sleep(100);
            });
    Outcome outcome = run(List.of(Stage.of(command), Stage.of(step("next"))), List.of());
    assertThat(outcome.reason()).hasValue("stopped on request");
    assertThat(done).containsExactly("command", "undo command");
  }

  @Test
  void shouldGoForwardWhenItIsToldToStopAfterThePointOfNoReturn() {
    Outcome outcome =
        run(
            List.of(),
            List.of(Stage.of(step("switch", "", stop::request)), Stage.of(step("record"))));
    assertThat(outcome.result()).isEqualTo(Result.DEPLOYED);
    assertThat(done).containsExactly("switch", "record");
  }

  @Test
  void shouldEndBeforeAnythingWhenItWasToldToStopAlready() {
    stop.request();
    Outcome outcome = run(List.of(Stage.of(step("a"))), List.of());
    assertThat(outcome.result()).isEqualTo(Result.INTERRUPTED);
    assertThat(done).isEmpty();
  }

  @Test
  void shouldDoNothingMoreWhenTheLockIsLost() {
    Step lose = step("lose", "", () -> lost = "taken by somebody");
    Outcome outcome = run(List.of(Stage.of(lose), Stage.of(step("b"))), List.of());
    assertThat(outcome.result()).isEqualTo(Result.UNCLEAR);
    assertThat(outcome.reason()).hasValue("b: taken by somebody");
    assertThat(done).containsExactly("lose");
  }

  @Test
  void shouldKeepTheLockAndNotTouchTheSiteAgainWhenItsUndoFails() {
    Step lock = step("lock").unfenced();
    Step drain = step("drain", "A", () -> {});
    Step start =
        step("start", "A", EngineTest::fail)
            .undoneBy(
                () -> {
                  throw new IllegalStateException("will not stop");
                });
    Outcome outcome = run(List.of(Stage.of(lock), Stage.of(drain), Stage.of(start)), List.of());
    assertThat(outcome.result()).isEqualTo(Result.UNCLEAR);
    assertThat(outcome.reason())
        .hasValueSatisfying(
            r -> assertThat(r).contains("not undone: start A:").contains("will not stop"));
    assertThat(done).containsExactly("lock", "drainA");
  }

  @Test
  void shouldSkipAndNotUndoWhatWasDoneAlready() {
    Outcome outcome =
        run(
            List.of(
                Stage.of(step("there").unless(() -> true)),
                Stage.of(step("b", "", EngineTest::fail))),
            List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(lines).contains("skipped there");
    assertThat(done).containsExactly("undo b");
  }

  @Test
  void shouldFailAStepWhenItTakesTooLong() {
    Step slow =
        Step.of(
            Phase.COPY,
            "slow",
            "",
            "wait",
            Duration.ofMillis(100),
            () -> {
              Thread.sleep(60_000);
              return Map.of();
            });
    assertThat(run(List.of(Stage.of(slow)), List.of()).reason())
        .hasValue("slow: not done after 100ms");
  }

  @Test
  void shouldNotBeginAStepWhenTheJournalCannotBeWritten() {
    Journal full =
        (phase, step, target, event, detail) -> {
          throw new IllegalStateException("disk full");
        };
    Outcome outcome = run(full, List.of(Stage.of(step("a"))), List.of());
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(done).isEmpty();
  }

  @Test
  void shouldGoOnBehindThePointOfNoReturnWhenTheJournalCannotBeWritten() {
    AtomicBoolean full = new AtomicBoolean();
    Journal disk =
        (phase, step, target, event, detail) -> {
          if (full.get()) {
            throw new IllegalStateException("disk full");
          }
        };
    Step fill = step("fill", "", () -> full.set(true));
    Outcome outcome = run(disk, List.of(Stage.of(fill)), List.of(Stage.of(step("b"))));
    assertThat(outcome.result()).isEqualTo(Result.DEPLOYED);
    assertThat(outcome.warnings()).contains("the journal could not be written: disk full");
    assertThat(done).containsExactly("fill", "b");
  }

  @Test
  void shouldTryAgainBehindThePointOfNoReturnWhenAFailureMayPass() {
    Outcome outcome = run(List.of(), List.of(Stage.of(step("a", "", silent(2)))));
    assertThat(outcome.result()).isEqualTo(Result.DEPLOYED);
    assertThat(waits).hasSize(2);
  }

  @Test
  void shouldTryAgainWhileUndoingWhenAFailureMayPass() {
    Work undo = silent(2);
    Step a =
        step("a")
            .undoneBy(
                () -> {
                  undo.run();
                  return Map.of();
                });
    Outcome outcome =
        run(List.of(Stage.of(a), Stage.of(step("b", "", EngineTest::fail))), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(waits).hasSize(2);
  }

  @Test
  void shouldUndoAtOnceWhenAFailureMayPassButNothingIsDecided() {
    Outcome outcome = run(List.of(Stage.of(step("a", "", silent(1)))), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(waits).isEmpty();
  }

  @Test
  void shouldTryAgainBeforeThePointOfNoReturnWhenTheStepMayBeRetried() {
    Step copy = step("copy", "", silent(3)).retried();
    Outcome outcome = run(List.of(Stage.of(copy)), List.of(Stage.of(step("b"))));
    assertThat(outcome.result()).isEqualTo(Result.DEPLOYED);
    assertThat(waits).containsExactlyElementsOf(Collections.nCopies(3, SILENT));
    assertThat(done).containsExactly("copy", "b");
    assertThat(lines)
        .as("begun once, so undone once")
        .containsExactly(
            "planned copy",
            "planned b",
            "started copy",
            "finished copy",
            "started b",
            "finished b");
    assertThat(details).filteredOn(detail -> detail.containsKey("tries")).hasSize(1);
    assertThat(details).anyMatch(detail -> Integer.valueOf(4).equals(detail.get("tries")));
  }

  @Test
  void shouldUndoAtOnceWhenARetriedStepFailsInAWayThatDoesNotPassSoon() {
    Step copy =
        step(
                "copy",
                "",
                () -> {
                  throw new IllegalStateException("silent host");
                })
            .retried();
    Outcome outcome = run(List.of(Stage.of(copy)), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(waits).isEmpty();
  }

  @Test
  void shouldUndoWhenARetriedStepStillFailsAtItsLimit() {
    Step copy =
        Step.of(
                Phase.COPY,
                "copy",
                "",
                "copy",
                Duration.ofMillis(700),
                () -> {
                  throw new IllegalStateException("silent");
                })
            .retried();
    Outcome outcome = run(List.of(Stage.of(copy)), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(outcome.reason()).hasValue("copy: java.lang.IllegalStateException: silent");
    assertThat(waits).as("pauses of 0.1, 0.2 and 0.4 s fit at most").hasSizeBetween(1, 3);
  }

  @Test
  void shouldNotTryAgainWhenItIsToldToStopMeanwhile() {
    Step copy =
        step(
                "copy",
                "",
                () -> {
                  stop.request();
                  throw new IllegalStateException("silent");
                })
            .retried()
            .interruptible();
    Outcome outcome = run(List.of(Stage.of(copy)), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(waits).isEmpty();
  }

  @Test
  void shouldOnlyWarnWhenUndoingACleanUpFails() {
    Step make =
        step("make")
            .cleanedUpBy(
                () -> {
                  throw new IllegalStateException("still there");
                });
    Outcome outcome =
        run(List.of(Stage.of(make), Stage.of(step("b", "", EngineTest::fail))), List.of());
    assertThat(outcome.result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(outcome.warnings())
        .singleElement()
        .asString()
        .startsWith("not cleaned up: make:")
        .contains("still there");
  }

  @Test
  void shouldBreakOffWhatIsUnderWayWhenTheLockIsLost() {
    Step sleeping =
        step(
            "a",
            "",
            () -> {
              lost = "taken by somebody";
              Thread.sleep(60_000);
            });
    Outcome outcome = run(List.of(), List.of(Stage.of(sleeping), Stage.of(step("b"))));
    assertThat(outcome.result()).isEqualTo(Result.UNCLEAR);
    assertThat(outcome.reason()).hasValue("a: taken by somebody");
    assertThat(done).isEmpty();
  }

  private final class Nothing extends NoProgress {
    @Override
    public void waiting(Step step, String reason) {
      waits.add(step.title() + ": " + reason);
    }
  }
}
