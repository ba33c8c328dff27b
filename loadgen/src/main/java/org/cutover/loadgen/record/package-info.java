/**
 * What is kept of each request: a sample, its line in the file, and the figures that samples add up
 * to. Users only append to a queue; one thread writes, compresses and counts. It knows the columns
 * of JMeter's files, but no JMeter class. Start reading at {@link
 * org.cutover.loadgen.record.Recorder}.
 */
package org.cutover.loadgen.record;
