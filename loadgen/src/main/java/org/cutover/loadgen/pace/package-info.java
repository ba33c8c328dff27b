/**
 * Who may send when: one schedule that all users share, in nanoseconds from the start of the run.
 * The arithmetic is pure; the pacer adds the clock and the waiting. It knows neither requests nor
 * JMeter. Start reading at {@link org.cutover.loadgen.pace.Schedule}.
 */
package org.cutover.loadgen.pace;
