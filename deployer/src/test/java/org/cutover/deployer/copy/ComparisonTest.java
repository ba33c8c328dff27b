package org.cutover.deployer.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final long START = 1_000_000_000L;
  private static final long SWITCH = START + 60_000_000L;

  private final CopyMemory memory = new CopyMemory(START);
  private final Comparison comparison = new Comparison(memory);

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final List<ByteBuffer> KEY = List.of(bytes("k"));

  private static Cell cell(String value, long time) {
    return new Cell(bytes(value), time, 0);
  }

  private static CopyRow old(Cell... cells) {
    return new CopyRow(KEY, Arrays.asList(cells), Arrays.asList((Cell) null), 0);
  }

  private static CopyRow next(Cell constant, Cell... cells) {
    return new CopyRow(KEY, Arrays.asList(cells), Arrays.asList(constant), 0);
  }

  @Test
  void shouldWriteTheWholeRowWhenItIsMissing() {
    assertThat(comparison.compare(old(cell("a", 50), null), null))
        .containsExactly(new Difference.Write(KEY, true, Map.of(0, cell("a", 50)), Set.of(0)));
  }

  @Test
  void shouldFindNothingWhenBothAreTheSame() {
    assertThat(comparison.compare(old(cell("a", 50)), next(cell("0", 50), cell("a", 50))))
        .isEmpty();
  }

  @Test
  void shouldWriteOnlyTheNewerCellWhenItWasUpdated() {
    assertThat(
            comparison.compare(
                old(cell("b", 60), cell("x", 50)),
                next(cell("0", 50), cell("a", 50), cell("x", 50))))
        .containsExactly(new Difference.Write(KEY, false, Map.of(0, cell("b", 60)), Set.of()));
  }

  @Test
  void shouldLeaveTheCellWhenTheNewTablesIsNewer() {
    assertThat(comparison.compare(old(cell("a", 50)), next(cell("0", 50), cell("b", 60))))
        .isEmpty();
  }

  @Test
  void shouldWriteTheCellWhenItsTtlDiffersByMoreThanTwoSeconds() {
    Cell left = new Cell(bytes("a"), 50, 100);
    assertThat(comparison.compare(old(left), next(cell("0", 50), new Cell(bytes("a"), 50, 98))))
        .isEmpty();
    assertThat(comparison.compare(old(left), next(cell("0", 50), new Cell(bytes("a"), 50, 97))))
        .hasSize(1);
    assertThat(comparison.compare(old(left), next(cell("0", 50), cell("a", 50)))).hasSize(1);
  }

  @Test
  void shouldDeleteUpToTheNewestCopiedTimeWhenTheOldRowIsGone() {
    assertThat(comparison.compare(null, next(cell("0", 40), cell("a", 50), cell("b", 45))))
        .containsExactly(new Difference.DeleteRow(KEY, 50));
  }

  @Test
  void shouldDeleteOneCellWhenItWasEmptied() {
    assertThat(
            comparison.compare(
                old(null, cell("x", 50)), next(cell("0", 50), cell("a", 50), cell("x", 50))))
        .containsExactly(new Difference.DeleteCells(KEY, Map.of(0, 50L)));
  }

  @Test
  void shouldOnlyAddWhenSomebodyElseFilledTheNewTable() {
    memory.ownNothing();
    assertThat(comparison.compare(null, next(cell("0", 40), cell("a", 50)))).isEmpty();
    assertThat(comparison.compare(null, next(null, (Cell) null))).as("nothing but a key").isEmpty();
    assertThat(
            comparison.compare(
                old(null, cell("x", 50)), next(cell("0", 50), cell("a", 50), cell("x", 50))))
        .isEmpty();
    assertThat(comparison.compare(old(cell("b", 60)), next(cell("0", 50), cell("a", 50))))
        .containsExactly(new Difference.Write(KEY, false, Map.of(0, cell("b", 60)), Set.of()));
  }

  @Test
  void shouldLeaveTheNewVersionsRowAloneWhenTheOldTableNeverHadIt() {
    memory.share(SWITCH);
    assertThat(comparison.compare(null, next(cell("1", SWITCH + 5), cell("a", SWITCH + 5))))
        .isEmpty();
    assertThat(comparison.compare(old((Cell) null), next(cell("0", 50), cell("a", SWITCH + 5))))
        .isEmpty();
  }

  @Test
  void shouldLeaveTheNewVersionsRowAloneWhenItsClockIsSecondsBehind() {
    memory.share(SWITCH);
    long behind = SWITCH - 5_000_000;
    assertThat(comparison.compare(null, next(cell("1", behind), cell("a", behind)))).isEmpty();
  }

  @Test
  void shouldDeleteOnlyUpToTheCopysOwnTimeWhenTheNewVersionWroteToTheRowToo() {
    memory.share(SWITCH);
    assertThat(comparison.compare(null, next(cell("0", 50), cell("new", SWITCH + 5))))
        .containsExactly(new Difference.DeleteRow(KEY, 50));
  }

  @Test
  void shouldRememberWhatItCopiedLateWhenTheOldVersionDeletesItAfterTheSwitch() {
    memory.share(SWITCH);
    memory.writing(KEY, SWITCH + 7);
    assertThat(comparison.compare(null, next(cell("0", SWITCH + 7), cell("a", SWITCH + 7))))
        .containsExactly(new Difference.DeleteRow(KEY, SWITCH + 7));
  }

  @Test
  void shouldKeepWhatItCopiedShortlyBeforeTheSwitchInMind() {
    long shortlyBefore = SWITCH - 3_000_000;
    memory.writing(KEY, shortlyBefore);
    memory.share(SWITCH);
    assertThat(comparison.compare(null, next(null, cell("a", shortlyBefore))))
        .containsExactly(new Difference.DeleteRow(KEY, shortlyBefore));
  }

  @Test
  void shouldMarkABareKeyAfterTheDeleteThatWasCarriedOver() {
    CopyRow bare = next(null, (Cell) null);
    assertThat(comparison.compare(null, bare))
        .containsExactly(new Difference.DeleteRow(KEY, START));
    memory.deleting(KEY, START + 9);
    assertThat(memory.markerTime(KEY)).isEqualTo(START + 10);
  }

  @Test
  void shouldKnowADifferenceAgainWhenOnlyItsTtlHasChanged() {
    Difference first =
        new Difference.Write(KEY, false, Map.of(0, new Cell(bytes("a"), 50, 100)), Set.of());
    Difference second =
        new Difference.Write(KEY, false, Map.of(0, new Cell(bytes("a"), 50, 97)), Set.of());
    assertThat(first.identity()).isEqualTo(second.identity());
    Difference newer =
        new Difference.Write(KEY, false, Map.of(0, new Cell(bytes("a"), 51, 97)), Set.of());
    assertThat(first.identity()).isNotEqualTo(newer.identity());
  }
}
