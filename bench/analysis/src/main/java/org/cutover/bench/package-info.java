/**
 * The benchmark of the analysis: an archive is made up, and whole processes that read it are timed
 * side by side. Start at {@link org.cutover.bench.cli.RunCommand}.
 */
package org.cutover.bench;
