package org.cutover.deployer.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cutover.deployer.copy.RowWrites.Group;
import org.cutover.deployer.copy.RowWrites.When;
import org.cutover.deployer.release.Release.Rows;
import org.junit.jupiter.api.Test;

class RowWritesTest {
  private static final List<ByteBuffer> KEY = List.of(ByteBuffer.wrap(new byte[] {1}));
  private static final long MARKER = 77;

  private static Cell cell(int value, long time, int ttl) {
    return new Cell(ByteBuffer.wrap(new byte[] {(byte) value}), time, ttl);
  }

  private static RowWrites.Writes whole(Rows rows, int elapsed, Cell... cells) {
    Map<Integer, Cell> there = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        there.put(i, cells[i]);
      }
    }
    CopyRow row = new CopyRow(KEY, Arrays.asList(cells), List.of(), 0);
    return RowWrites.of(
        row, new Difference.Write(KEY, true, there, Set.of()), rows, MARKER, elapsed);
  }

  @Test
  void shouldInsertTheOldestAndUpdateTheOthersWhenTimesDiffer() {
    Cell a = cell(1, 100, 0);
    Cell b = cell(2, 50, 0);
    Cell c = cell(3, 50, 0);
    RowWrites.Writes writes = whole(Rows.INSERT, 0, a, b, c);
    assertThat(writes.groups())
        .containsExactly(
            new Group(true, new When(50, 0), Map.of(1, b, 2, c)),
            new Group(false, new When(100, 0), Map.of(0, a)));
    assertThat(writes.constants()).isEqualTo(new When(50, 0));
  }

  @Test
  void shouldMakeNoMarkerWhenRowsAreUpserted() {
    assertThat(whole(Rows.UPSERT, 0, cell(1, 100, 0)).groups())
        .containsExactly(new Group(false, new When(100, 0), Map.of(0, cell(1, 100, 0))));
  }

  @Test
  void shouldLetTheMarkerLastAsLongAsTheLongestOfTheOldestCells() {
    Cell brief = cell(1, 50, 10);
    Cell lasting = cell(2, 50, 0);
    assertThat(whole(Rows.INSERT, 0, brief, lasting).groups())
        .containsExactly(
            new Group(true, new When(50, 0), Map.of(1, lasting)),
            new Group(false, new When(50, 10), Map.of(0, brief)));
  }

  @Test
  void shouldTakeThePassedTimeOffTheTtlAndDropWhatHasExpired() {
    RowWrites.Writes writes = whole(Rows.INSERT, 5, cell(1, 50, 5), cell(2, 60, 9));
    assertThat(writes.groups())
        .containsExactly(new Group(true, new When(60, 4), Map.of(1, cell(2, 60, 9))));
    assertThat(writes.constants()).isEqualTo(new When(60, 4));
  }

  @Test
  void shouldWriteNothingWhenAllHasExpiredOnTheWay() {
    RowWrites.Writes writes = whole(Rows.INSERT, 5, cell(1, 50, 5));
    assertThat(writes.groups()).isEmpty();
    assertThat(writes.constants()).isNull();
  }

  @Test
  void shouldInsertTheBareKeyWhenThereIsNothingBesideIt() {
    for (Rows rows : Rows.values()) {
      assertThat(whole(rows, 0, (Cell) null).groups())
          .containsExactly(new Group(true, new When(MARKER, 0), Map.of()));
    }
  }

  @Test
  void shouldUpdateOnlyWhatChangedWhenTheRowIsThere() {
    Cell changed = cell(1, 100, 0);
    CopyRow row = new CopyRow(KEY, List.of(changed, cell(2, 50, 0)), List.of(), 0);
    Difference.Write write = new Difference.Write(KEY, false, Map.of(0, changed), Set.of(0));
    RowWrites.Writes writes = RowWrites.of(row, write, Rows.INSERT, MARKER, 0);
    assertThat(writes.groups())
        .containsExactly(new Group(false, new When(100, 0), Map.of(0, changed)));
    assertThat(writes.constants()).as("beats nothing").isEqualTo(new When(50, 0));
  }
}
