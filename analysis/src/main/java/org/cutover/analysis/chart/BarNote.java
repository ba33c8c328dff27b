package org.cutover.analysis.chart;

import org.cutover.analysis.table.Numbers;

/** What the marks of a chart mean, as its lowest line says. */
enum BarNote {
  /** Means with intervals. */
  MEANS("Bars: means · lines: %s confidence intervals · dots: single trials, by run"),
  /** Nothing was counted. */
  BOUNDS("Lines: from no error to the upper %s confidence bound · dots: single trials, by run"),
  /** Distributions. */
  BOXES("Boxes: middle half with median · whiskers: all trials · dots: single trials, by run"),
  /** Availability by limit. */
  LIMITS(
      "Limit (s) · availability in % of all requests · ground: %s confidence interval · thin:"
          + " single trials");

  private final String text;

  BarNote(String text) {
    this.text = text;
  }

  /** The line, for intervals of a confidence of 1 − alpha. */
  String text(double alpha) {
    return text.replace("%s", Numbers.precise(100 * (1 - alpha)) + " %");
  }
}
