/**
 * Faults that are made in a lab on purpose, to see what they cost the users and whether the service
 * recovers: what there is and what a lab offers. How a lab makes them is its own affair. Start at
 * {@link org.cutover.lab.fault.Faults}.
 */
package org.cutover.lab.fault;
