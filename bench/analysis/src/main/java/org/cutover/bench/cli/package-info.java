/** The benchmark's command line. Start at {@link org.cutover.bench.cli.BenchMain}. */
package org.cutover.bench.cli;
