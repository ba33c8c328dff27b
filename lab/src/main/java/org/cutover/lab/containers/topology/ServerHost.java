package org.cutover.lab.containers.topology;

/**
 * A host of a lab.
 *
 * @param name such as {@code app-A} or {@code ns1}
 * @param site the name of its site; empty for name servers
 */
public record ServerHost(String name, ServerType type, String site, String address) {}
