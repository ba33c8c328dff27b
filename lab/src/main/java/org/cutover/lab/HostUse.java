package org.cutover.lab;

import java.util.Optional;

/**
 * What a host has used.
 *
 * @param host its name, such as {@code app-A}
 * @param cpuNanos processor time since its start, in nanoseconds
 * @param memoryBytes memory in use now, in bytes; negative where the lab cannot tell
 * @param processors how many processors it may use at once, above 0; empty where nothing but the
 *     machine limits it
 */
public record HostUse(String host, long cpuNanos, long memoryBytes, Optional<Double> processors) {}
