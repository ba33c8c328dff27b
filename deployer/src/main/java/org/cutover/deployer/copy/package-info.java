/**
 * Fills a new table from a live old one so that no row is lost: every cell keeps its write time and
 * what is left of its time to live, so that a copy can never overwrite anything newer. What to do
 * is decided by pure code ({@link org.cutover.deployer.copy.Comparison}, {@link
 * org.cutover.deployer.copy.RowWrites}); reading and writing stand in {@link
 * org.cutover.deployer.copy.TableCopy}, the place to start. It knows no host and no step.
 */
package org.cutover.deployer.copy;
