/**
 * The deployer's command line: reads options, prints progress, and turns outcomes into exit codes.
 * The only room with standard streams. Start at {@link org.cutover.deployer.cli.DeployCommand}.
 */
package org.cutover.deployer.cli;
