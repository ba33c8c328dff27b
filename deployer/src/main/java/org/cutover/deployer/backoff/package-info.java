/**
 * How fast a copy may go so that the service stays usable: what load balancers say of requests is
 * compared with what they said before, and turned into a pace. Pure but for {@link
 * org.cutover.deployer.backoff.Throttle}, which makes workers wait. It knows no load balancer and
 * no table. Start at {@link org.cutover.deployer.backoff.PaceControl}.
 */
package org.cutover.deployer.backoff;
