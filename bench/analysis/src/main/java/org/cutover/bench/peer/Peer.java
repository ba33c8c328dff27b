package org.cutover.bench.peer;

import java.nio.file.Path;

/** Something that reads a whole archive's samples. */
@FunctionalInterface
public interface Peer {
  /**
   * Reads and adds up.
   *
   * @param out where its results go, see {@link SumsFiles}
   */
  void read(Path archive, Path out) throws Exception;
}
