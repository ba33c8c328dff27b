/**
 * The lab's machines as a deployer meets them: an SSH server each, with its own host key and
 * directory, a real shell behind it, and, where an application runs, the {@code service} command.
 * Nothing that comes over the wire is trusted with a path outside the host's directory. It must not
 * know of deployments or of the load. Start at {@link org.cutover.lab.embedded.host.EmbeddedHost}.
 */
package org.cutover.lab.embedded.host;
