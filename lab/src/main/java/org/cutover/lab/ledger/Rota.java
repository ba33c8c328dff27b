package org.cutover.lab.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which case is next: every kind once, then the deployer killed at every step's border, forward and
 * back, and from then on whatever chance says. Pure: the same cases made and the same seed give the
 * same case.
 *
 * @param kinds that there are to be; a deployment to which nothing is done comes first all the
 *     same, because the others need its steps
 * @param steps of a deployment that succeeds, in their order; empty until one has been seen
 * @param undone steps that a deployment undoes that fails; empty until one has been seen
 */
public record Rota(Set<Kind> kinds, List<StepName> steps, List<StepName> undone) {
  /** In the rota, where chance has no say. */
  private static final Duration USUAL = Duration.ofSeconds(4);

  private static final int LATEST_MILLIS = 2000;
  private static final int TRIES = 3;

  /** Out of a hundred. What a killed deployer leaves has the most ways to be wrong. */
  private static final Map<Kind, Integer> SHARES =
      new EnumMap<>(
          Map.of(
              Kind.SUCCESS, 3,
              Kind.FAILURE, 3,
              Kind.KILL, 42,
              Kind.KILL_UNDO, 10,
              Kind.KILL_RESUME, 10,
              Kind.FREEZE, 8,
              Kind.TAKE_OVER, 6,
              Kind.SSH_CUT, 8,
              Kind.BALANCER_DEAD, 5,
              Kind.BALANCER_SILENT, 5));

  /** What has no share in the map above, as the kinds that need a lab's own faults. */
  private static final int OTHERS = 5;

  /** Copies. */
  public Rota {
    kinds = Set.copyOf(kinds);
    steps = List.copyOf(steps);
    undone = List.copyOf(undone);
  }

  /**
   * The next case.
   *
   * @param made all cases so far, as text
   * @param seed of this run
   */
  Case next(Collection<String> made, long seed) {
    return fixed().stream()
        .filter(fixed -> !made.contains(fixed.toString()))
        .findFirst()
        .orElseGet(() -> byChance(new SplittableRandom(seed)));
  }

  /**
   * The cases that need not be made again. One whose moment never came, as where a busy machine let
   * the deployment fail before, is tried again; but a moment that a deployment does not have never
   * comes.
   */
  static Set<String> made(List<RunResult> results) {
    return results.stream()
        .filter(
            result ->
                result.deployed().struck()
                    || Kind.of(result.kind()).filter(Kind::strikes).isEmpty()
                    || results.stream().filter(r -> r.done().equals(result.done())).count()
                        >= TRIES)
        .map(RunResult::done)
        .collect(Collectors.toSet());
  }

  /** What comes before chance does. */
  List<Case> fixed() {
    List<Case> cases = new ArrayList<>(List.of(Case.of(Kind.SUCCESS)));
    if (kinds.stream().anyMatch(Kind::faulty)) {
      cases.add(Case.of(Kind.FAILURE));
    }
    List<Kind> others =
        Arrays.stream(Kind.values())
            .filter(kinds::contains)
            .filter(kind -> kind.strikes() && kind != Kind.KILL && !from(kind).isEmpty())
            .toList();
    for (Kind kind : others) {
      // Each at another part of the deployment.
      int place = (others.indexOf(kind) + 1) * from(kind).size() / (others.size() + 1);
      Moment at = new Moment(from(kind).get(place), Duration.ZERO);
      cases.add(new Case(kind, Optional.of(at), kind.lasts() ? USUAL : Duration.ZERO));
    }
    if (kinds.contains(Kind.KILL)) {
      steps.forEach(step -> cases.add(Case.of(Kind.KILL, step)));
    }
    undone.stream()
        .filter(step -> kinds.contains(Kind.KILL_UNDO))
        .map(step -> Case.of(Kind.KILL_UNDO, step))
        .filter(border -> !cases.contains(border))
        .forEach(cases::add);
    return List.copyOf(cases);
  }

  private List<StepName> from(Kind kind) {
    return kind == Kind.KILL_UNDO ? undone : steps;
  }

  private Case byChance(RandomGenerator random) {
    Kind kind = kind(random);
    if (!kind.strikes() || from(kind).isEmpty()) {
      return Case.of(kind.faulty() ? Kind.FAILURE : Kind.SUCCESS);
    }
    StepName step = from(kind).get(random.nextInt(from(kind).size()));
    Moment at = new Moment(step, Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
    return new Case(kind, Optional.of(at), lasting(kind, random));
  }

  private Kind kind(RandomGenerator random) {
    List<Kind> all = kinds.stream().sorted().toList();
    int drawn = random.nextInt(all.stream().mapToInt(Rota::share).sum());
    for (Kind kind : all) {
      drawn -= share(kind);
      if (drawn < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the shares do not add up");
  }

  private static int share(Kind kind) {
    return SHARES.getOrDefault(kind, OTHERS);
  }

  private static Duration lasting(Kind kind, RandomGenerator random) {
    return switch (kind) {
      case FREEZE -> Duration.ofMillis(random.nextInt(2_000, 30_000));
      case KILL_RESUME -> Duration.ofMillis(random.nextInt(500, 8_000));
      case SSH_CUT, BALANCER_DEAD, BALANCER_SILENT ->
          Duration.ofMillis(random.nextInt(500, 10_000));
      case DATABASE_FROZEN -> Duration.ofMillis(random.nextInt(2_000, 15_000));
      case SUCCESS, FAILURE, KILL, KILL_UNDO, TAKE_OVER -> Duration.ZERO;
    };
  }
}
