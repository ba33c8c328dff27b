package org.cutover.analysis.statistics;

import java.util.OptionalDouble;

/**
 * What is asked of two samples, besides the samples.
 *
 * @param alpha the significance level
 * @param margin how large a difference of means may be and still not matter; empty if nobody said
 */
public record Question(double alpha, OptionalDouble margin) {}
