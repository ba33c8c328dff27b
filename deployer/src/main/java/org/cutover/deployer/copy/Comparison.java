package org.cutover.deployer.copy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Decides, for one key, what the new table lacks. Pure. */
final class Comparison {
  private final CopyMemory memory;

  Comparison(CopyMemory memory) {
    this.memory = memory;
  }

  /**
   * Compares; at least one of the rows is there.
   *
   * @param old the row of the old table, or null
   * @param next the row of the new table, or null
   */
  List<Difference> compare(CopyRow old, CopyRow next) {
    if (next == null) {
      return List.of(whole(old));
    }
    if (old == null) {
      return extra(next).map(List::of).orElse(List.of());
    }
    return cells(old, next);
  }

  /**
   * Also where the new version may have deleted the row: written with its old times it stays
   * invisible then, which is how a delete is told from a row that was never copied.
   */
  private static Difference whole(CopyRow old) {
    Map<Integer, Cell> cells = new HashMap<>();
    for (int i = 0; i < old.copied().size(); i++) {
      if (old.copied().get(i) != null) {
        cells.put(i, old.copied().get(i));
      }
    }
    Set<Integer> constants = new HashSet<>();
    for (int i = 0; i < old.constants().size(); i++) {
      constants.add(i);
    }
    return new Difference.Write(old.key(), true, cells, constants);
  }

  /** Deleted in the old table, unless all of it was written by the new version. */
  private Optional<Difference> extra(CopyRow next) {
    if (next.cells().findAny().isEmpty()) {
      if (!memory.ownsMarkers()) {
        return Optional.empty();
      }
      return Optional.of(new Difference.DeleteRow(next.key(), memory.markerTime(next.key())));
    }
    OptionalLong newest =
        next.cells().filter(cell -> memory.owns(next.key(), cell)).mapToLong(Cell::writtenAt).max();
    return newest.isPresent()
        ? Optional.of(new Difference.DeleteRow(next.key(), newest.getAsLong()))
        : Optional.empty();
  }

  private List<Difference> cells(CopyRow old, CopyRow next) {
    Map<Integer, Cell> write = new HashMap<>();
    Map<Integer, Long> delete = new HashMap<>();
    for (int i = 0; i < old.copied().size(); i++) {
      Cell from = old.copied().get(i);
      Cell to = next.copied().get(i);
      if (from == null) {
        if (to != null && memory.owns(next.key(), to)) {
          delete.put(i, to.writtenAt());
        }
      } else if (to == null
          || from.writtenAt() > to.writtenAt()
          || (from.writtenAt() == to.writtenAt() && !from.sameAs(to))) {
        write.put(i, from);
      }
    }
    Set<Integer> constants = new HashSet<>();
    for (int i = 0; i < next.constants().size(); i++) {
      if (next.constants().get(i) == null) {
        constants.add(i);
      }
    }
    boolean written = !write.isEmpty() || !constants.isEmpty();
    Difference.Write writes = new Difference.Write(old.key(), false, write, constants);
    Difference.DeleteCells deletes = new Difference.DeleteCells(old.key(), delete);
    if (written && !delete.isEmpty()) {
      return List.of(writes, deletes);
    }
    return written ? List.of(writes) : delete.isEmpty() ? List.of() : List.of(deletes);
  }
}
