/**
 * Makes up an archive as big as the study's: the files that an experiment leaves, with samples in
 * the load generator's own form. It knows nothing of who reads it. Start at {@link
 * org.cutover.bench.archive.ArchiveGenerator}.
 */
package org.cutover.bench.archive;
