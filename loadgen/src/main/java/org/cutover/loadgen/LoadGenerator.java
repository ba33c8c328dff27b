package org.cutover.loadgen;

import java.io.IOException;
import java.nio.file.Path;

/** Drives one load at a time; run after run in one process. */
public interface LoadGenerator {
  /**
   * Runs a load to its end and returns when its last user has ended.
   *
   * @param samples the file for every sample, compressed CSV; it appears under this name when it is
   *     complete, also after {@link #stop}
   * @throws org.cutover.common.CutoverException if the samples could not be written, if a user did
   *     not end, or if {@link #stop} had been called before
   */
  LoadResult run(LoadPlan plan, Path samples, LoadListener listener) throws IOException;

  /**
   * Ends the run under way early and cleanly, from any thread: no new request, a grace for those
   * under way, then the file is completed and {@link #run} returns. A stopped generator starts no
   * further run, so a stop that comes just before a run is not lost.
   */
  void stop();

  /**
   * Ends the run under way as {@link #stop} does, but further runs may follow; does nothing where
   * none is under way.
   */
  void endRun();
}
