package org.cutover.deployer.copy;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row in terms of the mapping, be it of the old or of the new table.
 *
 * @param key the key's values
 * @param copied the cell of each copied column, null where there is none
 * @param constants the cell of each constant column; all null in the old table
 * @param readAt when it was read, on the monotonic clock, because a TTL says what was left then
 */
public record CopyRow(List<ByteBuffer> key, List<Cell> copied, List<Cell> constants, long readAt) {
  /** Wraps the lists, which may hold nulls. */
  public CopyRow {
    key = List.copyOf(key);
    copied = Collections.unmodifiableList(copied);
    constants = Collections.unmodifiableList(constants);
  }

  /** The cells that are there. */
  Stream<Cell> cells() {
    return Stream.concat(copied.stream(), constants.stream()).filter(Objects::nonNull);
  }
}
