/**
 * The right to change the database, hosts and load balancers, which a lost or silent lock ends.
 * Start at {@link org.cutover.deployer.lease.Lease}.
 */
package org.cutover.deployer.lease;
