/**
 * The command line: options, what is printed, exit codes. The only place of the lab that writes to
 * standard streams. Start at {@link org.cutover.lab.cli.CutoverMain}.
 */
package org.cutover.lab.cli;
