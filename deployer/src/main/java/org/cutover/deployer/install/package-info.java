/**
 * Releases on an application host: brought there, unpacked, started, stopped and asked about. It
 * knows a host's commands and nothing of other hosts or steps. Start at {@link
 * org.cutover.deployer.install.Installer}.
 */
package org.cutover.deployer.install;
