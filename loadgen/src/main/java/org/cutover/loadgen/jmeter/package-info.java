/**
 * The load generator as JMeter runs it. No type of JMeter leaves this package, and all of JMeter's
 * global state is touched in one class, {@link org.cutover.loadgen.jmeter.JMeterEnvironment}. The
 * elements of the test plan are small: they turn what JMeter knows into our values and leave
 * decisions to the packages beside this one. Start reading at {@link
 * org.cutover.loadgen.jmeter.JMeterLoadGenerator}.
 */
package org.cutover.loadgen.jmeter;
