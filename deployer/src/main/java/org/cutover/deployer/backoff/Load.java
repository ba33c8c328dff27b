package org.cutover.deployer.backoff;

/**
 * What a load balancer says of its requests.
 *
 * @param responseMillis its average of the last requests' response times, in milliseconds; 0 if it
 *     has none
 * @param queued requests that wait for a server, 0 or more
 */
public record Load(long responseMillis, long queued) {}
