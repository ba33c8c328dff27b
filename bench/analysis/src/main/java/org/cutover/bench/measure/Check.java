package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Path;

/** Holds what a contender has left against what is right. */
@FunctionalInterface
public interface Check {
  /**
   * Says what agrees, in half a sentence.
   *
   * @param out where the contender has left its results
   * @throws org.cutover.common.CutoverException if something does not
   */
  String of(Path out) throws IOException;
}
