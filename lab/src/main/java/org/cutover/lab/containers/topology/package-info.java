/**
 * What the containers lab consists of: server types with their limits, hosts with their addresses.
 * Data and pure functions; nothing here knows of containers. Start at {@link
 * org.cutover.lab.containers.topology.Topology}.
 */
package org.cutover.lab.containers.topology;
