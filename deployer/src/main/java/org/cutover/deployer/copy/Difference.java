package org.cutover.deployer.copy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the new table lacks. Equal differences in two passes mean that the first did not take. */
public sealed interface Difference {
  /** The key of the row. */
  List<ByteBuffer> key();

  /**
   * What makes it the same difference in another pass: key and times, not what is left of a TTL.
   */
  Identity identity();

  /** Key, kind, and the times involved by column. */
  record Identity(List<ByteBuffer> key, String kind, Map<Integer, Long> times) {}

  /**
   * Cells have to be written with the times that they have in the old table.
   *
   * @param whole whether the row is missing altogether, so that its marker is written too
   * @param cells by index of the copied column
   * @param constants the indexes of the constant columns
   */
  record Write(
      List<ByteBuffer> key, boolean whole, Map<Integer, Cell> cells, Set<Integer> constants)
      implements Difference {
    /** Copies the collections. */
    public Write {
      cells = Map.copyOf(cells);
      constants = Set.copyOf(constants);
    }

    @Override
    public Identity identity() {
      Map<Integer, Long> times = new HashMap<>();
      cells.forEach((column, cell) -> times.put(column, cell.writtenAt()));
      return new Identity(key, whole ? "row" : "cells " + constants, times);
    }

    /** The newest time among the cells; the smallest number if there are none. */
    long newest() {
      return cells.values().stream().mapToLong(Cell::writtenAt).max().orElse(Long.MIN_VALUE);
    }
  }

  /** The row was deleted in the old table; everything up to this time goes. */
  record DeleteRow(List<ByteBuffer> key, long upTo) implements Difference {
    @Override
    public Identity identity() {
      return new Identity(key, "delete", Map.of(-1, upTo));
    }
  }

  /** Cells were deleted in the old table; by index of the copied column, up to these times. */
  record DeleteCells(List<ByteBuffer> key, Map<Integer, Long> upTo) implements Difference {
    /** Copies the map. */
    public DeleteCells {
      upTo = Map.copyOf(upTo);
    }

    @Override
    public Identity identity() {
      return new Identity(key, "delete cells", upTo);
    }
  }
}
