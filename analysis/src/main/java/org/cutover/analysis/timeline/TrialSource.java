package org.cutover.analysis.timeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.analysis.archive.Trial;

/**
 * A trial with samples, before they are read.
 *
 * @param trial its row
 * @param id the name of its folder
 * @param samples the file that holds them
 * @param origin what happens at second 0
 * @param originMillis when that was, in epoch milliseconds
 * @param deployment what its journal tells; empty where nothing was deployed
 * @param warnings what a reader should know
 */
record TrialSource(
    Trial trial,
    String id,
    Path samples,
    Origin origin,
    long originMillis,
    Optional<Deployment> deployment,
    List<String> warnings) {
  /** Copies the warnings. */
  TrialSource {
    warnings = List.copyOf(warnings);
  }
}
