/**
 * Holds the requests of an embedded load balancer while a deployment switches versions, and ends
 * the hold when nobody does: the command {@code cutover-hold} as the containers lab's load
 * balancers have it, with the same words. It goes through the load balancer's ports as the other
 * does and knows nothing else of it. Start at {@link org.cutover.lab.embedded.hold.HoldCommand}.
 */
package org.cutover.lab.embedded.hold;
