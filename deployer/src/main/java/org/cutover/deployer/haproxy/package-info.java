/**
 * HAProxy: its runtime API, its configuration file, and the two protocols that take a server out of
 * balancing and put it back without losing a request. It knows no SSH and no deployment. Start at
 * {@link org.cutover.deployer.haproxy.ServerProtocol}.
 */
package org.cutover.deployer.haproxy;
