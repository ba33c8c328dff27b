/**
 * Requests one by one: reads the samples of a trial as a stream and adds them up, so that memory
 * does not grow with their number. It knows JMeter's columns and nothing of trials or deployments.
 * Start at {@link org.cutover.analysis.samples.SampleFile}.
 */
package org.cutover.analysis.samples;
