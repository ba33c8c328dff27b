/**
 * How far clocks of other machines are from this one, with bounds, and whether that matters. Pure:
 * whoever asks a machine for its time does so elsewhere. Start at {@link
 * org.cutover.deployer.clock.ClockComparison}.
 */
package org.cutover.deployer.clock;
