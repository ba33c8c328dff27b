/**
 * What every part of Cutover needs and none owns: exit codes and the failure that carries one,
 * durations as people write them, files that are either complete or absent, and JSON Lines that
 * survive a crash. This package knows nothing of deployments, load or statistics, and never writes
 * to a standard stream. Start reading at {@link org.cutover.common.CutoverException}.
 */
package org.cutover.common;
