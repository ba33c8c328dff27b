package org.cutover.bench.peer;

import java.io.IOException;
import java.io.InputStream;

/** A CSV library as a reader of samples. */
@FunctionalInterface
public interface CsvPeer {
  /** The error class of a sample that the end of the run cut off. */
  String CUT = "cut";

  /**
   * Reads all samples of a file, by the names in its header.
   *
   * @param in the uncompressed file; the caller closes it
   */
  void read(InputStream in, Rows rows) throws IOException;
}
