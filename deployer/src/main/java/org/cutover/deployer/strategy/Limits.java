package org.cutover.deployer.strategy;

import java.time.Duration;

/**
 * How long a deployment waits before it gives up. None of these is waited for when all is well.
 *
 * @param connect for connecting and for every answer of a server
 * @param command for one command on a host, an upload included
 * @param drain for the requests of a drained server to end
 * @param start for a started release to be healthy
 * @param copy for the whole copy
 */
public record Limits(
    Duration connect, Duration command, Duration drain, Duration start, Duration copy) {}
