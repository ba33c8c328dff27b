/**
 * Holds requests at all load balancers for the moment between two versions. A supervisor on each
 * load balancer's host does it and ends it by itself if nobody does; this side tells them all, and
 * knows nothing of tables or releases. Start at {@link org.cutover.deployer.hold.Hold}.
 */
package org.cutover.deployer.hold;
