package org.cutover.lab;

/**
 * What a host has used.
 *
 * @param host its name, such as {@code app-A}
 * @param cpuNanos processor time since its start, in nanoseconds
 * @param memoryBytes memory in use now, in bytes; negative where the lab cannot tell
 */
public record HostUse(String host, long cpuNanos, long memoryBytes) {}
