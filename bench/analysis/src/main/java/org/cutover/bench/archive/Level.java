package org.cutover.bench.archive;

/**
 * A level of traffic.
 *
 * @param name such as {@code low}
 * @param users how many send, each waiting for its answer
 * @param rate requests a second, of all users together
 * @param medianMs the typical response time without a deployment
 */
public record Level(String name, int users, int rate, double medianMs) {}
