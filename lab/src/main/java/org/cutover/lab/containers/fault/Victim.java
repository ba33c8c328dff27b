package org.cutover.lab.containers.fault;

import org.cutover.lab.containers.topology.ServerHost;

/**
 * A host with its container.
 *
 * @param pid the container's first process, whose network is the host's
 */
record Victim(ServerHost host, String container, long pid) {}
