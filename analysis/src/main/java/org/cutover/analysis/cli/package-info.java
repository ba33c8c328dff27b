/**
 * The command line of analysis: options in, text out. It decides nothing. The program that owns the
 * command line mounts {@link org.cutover.analysis.cli.ReportCommand}.
 */
package org.cutover.analysis.cli;
