package org.cutover.deployer.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cutover.deployer.release.Release;

/**
 * Turns the cells of a row into statements: one for all cells with the same write time and TTL, the
 * oldest as an INSERT where the row's marker has to be made. Pure.
 */
final class RowWrites {
  /** For ever. */
  private static final int NO_TTL = 0;

  private RowWrites() {}

  /** A write time and a TTL. */
  record When(long time, int ttl) {
    /** The oldest first, and among equals the one that lasts longest. */
    static final Comparator<When> ORDER =
        Comparator.comparingLong(When::time)
            .thenComparing(Comparator.comparingLong(When::lasts).reversed());

    private long lasts() {
      return ttl == NO_TTL ? Long.MAX_VALUE : ttl;
    }
  }

  /** Cells that one statement writes. */
  record Group(boolean insert, When when, Map<Integer, Cell> cells) {}

  /**
   * The statements of one row.
   *
   * @param groups one INSERT or UPDATE each
   * @param constants when the constant columns count as written: with the row's marker, so that
   *     they beat nothing, and for as long as the row's longest-lived cell
   */
  record Writes(List<Group> groups, When constants) {}

  /**
   * Groups the cells.
   *
   * @param old the whole row of the old table
   * @param write what of it has to be written
   * @param markerTime the marker's time where no cell tells it
   * @param elapsedSeconds since the row was read: that much less is left of each TTL
   */
  static Writes of(
      CopyRow old, Difference.Write write, Release.Rows rows, long markerTime, int elapsedSeconds) {
    SortedMap<When, Map<Integer, Cell>> byTime = group(write.cells(), elapsedSeconds);
    SortedMap<When, Map<Integer, Cell>> all = group(indexed(old.copied()), elapsedSeconds);
    boolean expired = all.isEmpty() && old.copied().stream().anyMatch(c -> c != null);
    List<Group> groups = new ArrayList<>();
    if (write.whole() && all.isEmpty() && !expired) {
      groups.add(new Group(true, new When(markerTime, NO_TTL), Map.of()));
    }
    boolean first = write.whole() && rows == Release.Rows.INSERT;
    for (Map.Entry<When, Map<Integer, Cell>> entry : byTime.entrySet()) {
      groups.add(new Group(first, entry.getKey(), entry.getValue()));
      first = false;
    }
    long oldest = all.isEmpty() ? markerTime : all.firstKey().time();
    When constants = new When(oldest, longest(all));
    return new Writes(groups, expired ? null : constants);
  }

  private static Map<Integer, Cell> indexed(List<Cell> cells) {
    Map<Integer, Cell> indexed = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) != null) {
        indexed.put(i, cells.get(i));
      }
    }
    return indexed;
  }

  private static SortedMap<When, Map<Integer, Cell>> group(Map<Integer, Cell> cells, int elapsed) {
    SortedMap<When, Map<Integer, Cell>> groups = new TreeMap<>(When.ORDER);
    cells.forEach(
        (column, cell) -> {
          int left = cell.ttl() == NO_TTL ? NO_TTL : cell.ttl() - elapsed;
          if (cell.ttl() == NO_TTL || left > 0) {
            When when = new When(cell.writtenAt(), left);
            groups.computeIfAbsent(when, w -> new TreeMap<>()).put(column, cell);
          }
        });
    return groups;
  }

  private static int longest(SortedMap<When, Map<Integer, Cell>> groups) {
    return groups.keySet().stream()
        .max(Comparator.comparingLong(When::lasts))
        .map(When::ttl)
        .orElse(NO_TTL);
  }
}
