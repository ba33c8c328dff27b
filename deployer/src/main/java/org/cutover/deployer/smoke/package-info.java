/**
 * Asks a started release directly, not through a load balancer: is it healthy, and do its smoke
 * tests pass. It knows HTTP and JSON, and no host and no step. Start at {@link
 * org.cutover.deployer.smoke.SmokeTester}.
 */
package org.cutover.deployer.smoke;
