package org.cutover.analysis.intake;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that has been looked at.
 *
 * @param file where it is
 * @param shown its name in the archive: as much of its path as tells its trial
 * @param shape how it is to be read
 * @param trial the trial it holds; empty if it holds a table of them
 */
record Source(Path file, String shown, Shape shape, Optional<TrialName> trial) {}
