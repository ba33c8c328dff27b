/**
 * The load generator on the command line: options in, a live line meanwhile, a table out. The only
 * package here that prints. It knows the load generator by its interface and JMeter not at all;
 * whoever mounts the command brings the generator. Start reading at {@link
 * org.cutover.loadgen.cli.LoadCommand}.
 */
package org.cutover.loadgen.cli;
