/**
 * The embedded lab as a process of its own: it chooses ports, starts the database, the load
 * balancers and the hosts, says in {@code lab.json} when all is up, and takes everything down. It
 * installs no release. Start at {@link org.cutover.lab.embedded.daemon.EmbeddedLabMain}.
 */
package org.cutover.lab.embedded.daemon;
