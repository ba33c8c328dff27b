/**
 * The load balancer of a site: a small reverse proxy that answers HAProxy's runtime API and means
 * the same by it. What it copies is HAProxy 2.6; the conformance test runs the same commands
 * against both. It must not know of hosts, releases or the lab around it. Everything that changes
 * (server states, counters, idle connections) is touched by one I/O thread only, so a command sees
 * and changes the same moment that requests see. Start at {@link
 * org.cutover.lab.embedded.balancer.Balancer}, and at {@code ServerState} for the decisions.
 */
package org.cutover.lab.embedded.balancer;
