package org.cutover.analysis.timeline;

import org.cutover.analysis.statistics.Summary;

/**
 * What the availability of a cell would be if every answer later than a limit counted as an error.
 *
 * @param limitMillis the limit
 * @param availabilityPct correct answers within the limit in percent of all requests, a value a
 *     trial, summarized; its interval may reach beyond 0 or 100
 */
public record LimitPoint(int limitMillis, Summary availabilityPct) {}
