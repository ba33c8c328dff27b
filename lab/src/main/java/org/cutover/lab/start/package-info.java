/**
 * The starting point of every trial: how a lab is brought back to it, and how it proves that it is
 * there. Works through the inventory alone, so that it is the same for every kind of lab. Start at
 * {@link org.cutover.lab.start.StartingPoint}; what has to hold is decided in {@link
 * org.cutover.lab.start.GateProof}.
 */
package org.cutover.lab.start;
