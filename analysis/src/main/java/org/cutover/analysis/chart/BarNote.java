package org.cutover.analysis.chart;

/** What the marks of a chart mean, as its lowest line says. */
enum BarNote {
  /** Means with intervals. */
  MEANS("Bars: means · lines: confidence intervals · dots: single trials, by run"),
  /** Nothing was counted. */
  BOUNDS("Lines: from no error to the upper confidence bound · dots: single trials, by run"),
  /** Distributions. */
  BOXES("Boxes: middle half with median · whiskers: all trials · dots: single trials, by run");

  private final String text;

  BarNote(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
