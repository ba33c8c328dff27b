package org.cutover.deployer.engine;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What is waited for when a step does not simply succeed.
 *
 * @param grace how long a step that is broken off gets to end before its undo begins
 * @param isTransient whether a failure may pass by itself, so that the step is tried again until
 *     its limit where there is no way back
 * @param passesSoon whether a failure may pass so soon that a step which may be retried waits for
 *     it where there still is a way back
 */
public record RetryPolicy(
    Duration grace, Predicate<Exception> isTransient, Predicate<Exception> passesSoon) {}
