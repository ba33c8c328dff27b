package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RotaTest {
  private static final List<StepName> STEPS =
      List.of(
          new StepName("take lock", ""),
          new StepName("install", "A"),
          new StepName("install", "B"),
          new StepName("decide", ""));
  private static final List<StepName> UNDONE =
      List.of(new StepName("start new", "A"), new StepName("take lock", ""));
  private static final Set<Kind> USUAL = Kind.everywhere();
  private static final Rota ROTA = new Rota(USUAL, STEPS, UNDONE);

  @Test
  void shouldBeginWithWhatTellsTheSteps() {
    Rota ignorant = new Rota(USUAL, List.of(), List.of());

    assertThat(ignorant.next(Set.of(), 1)).hasToString("success");
    assertThat(ignorant.next(Set.of("success"), 1)).hasToString("failure");
  }

  @Test
  void shouldDoEveryKindOnceThenEveryBorder() {
    List<Case> made = made(ROTA.fixed().size());

    assertThat(made.subList(0, USUAL.size() - 1).stream().map(Case::kind))
        .doesNotHaveDuplicates()
        .doesNotContain(Kind.KILL);
    assertThat(made.stream().map(Case::kind).collect(Collectors.toSet())).isEqualTo(USUAL);
    assertThat(made.stream().map(Case::toString))
        .doesNotHaveDuplicates()
        .contains(
            "kill@take lock",
            "kill@install/A",
            "kill@install/B",
            "kill@decide",
            "kill-undo@start new/A",
            "kill-undo@take lock");
  }

  @Test
  void shouldLeaveTheRestToChanceAndTheSeed() {
    Set<String> fixed = ROTA.fixed().stream().map(Case::toString).collect(Collectors.toSet());

    assertThat(ROTA.next(fixed, 7)).isEqualTo(ROTA.next(fixed, 7));
    Set<Kind> seen = new HashSet<>();
    for (long seed = 0; seed < 500; seed++) {
      Case drawn = ROTA.next(fixed, seed);
      seen.add(drawn.kind());
      assertThat(drawn.lasting()).isLessThanOrEqualTo(Duration.ofSeconds(30));
      drawn
          .at()
          .ifPresent(
              at ->
                  assertThat(drawn.kind() == Kind.KILL_UNDO ? UNDONE : STEPS).contains(at.step()));
    }
    assertThat(seen).isEqualTo(USUAL);
  }

  @Test
  void shouldNotDrawTheSameAgainForTheNextSeed() {
    Set<String> fixed = ROTA.fixed().stream().map(Case::toString).collect(Collectors.toSet());
    Set<Kind> kinds = new HashSet<>();
    for (long seed = 11_000_100; seed < 11_000_140; seed++) {
      kinds.add(ROTA.next(fixed, seed).kind());
    }
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void shouldDrawOnlyTheKindsThatAreAskedFor() {
    Rota rota = new Rota(Set.of(Kind.DATABASE_FROZEN), STEPS, UNDONE);
    List<String> fixed = rota.fixed().stream().map(Case::toString).toList();
    assertThat(fixed).hasSize(2).contains("success");
    for (long seed = 0; seed < 20; seed++) {
      Case drawn = rota.next(fixed, seed);
      assertThat(drawn.kind()).isEqualTo(Kind.DATABASE_FROZEN);
      assertThat(drawn.lasting()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
    }
  }

  @Test
  void shouldGoOnWithWhatIsMissing() {
    Set<String> made = ROTA.fixed().stream().map(Case::toString).collect(Collectors.toSet());
    made.remove("kill@install/B");

    assertThat(ROTA.next(made, 3)).hasToString("kill@install/B");
  }

  @Test
  void shouldTryAgainWhatWasNotStruckButNotForEver() {
    RunResult missed = Results.missed(2, "kill@decide");

    assertThat(Rota.made(List.of(Results.missed(1, "success"), missed))).containsExactly("success");
    assertThat(Rota.made(List.of(missed, Results.clean(3, "kill@decide"))))
        .containsExactly("kill@decide");
    assertThat(Rota.made(List.of(missed, missed, missed))).containsExactly("kill@decide");
  }

  @Test
  void shouldReadEveryCaseThatItWrites() {
    List<Case> cases = new ArrayList<>(ROTA.fixed());
    for (long seed = 0; seed < 200; seed++) {
      cases.add(ROTA.next(cases.stream().map(Case::toString).toList(), seed));
    }

    assertThat(cases).allSatisfy(one -> assertThat(Case.parse(one.toString())).isEqualTo(one));
  }

  private static List<Case> made(int number) {
    List<Case> made = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      made.add(ROTA.next(made.stream().map(Case::toString).toList(), i));
    }
    return made;
  }
}
