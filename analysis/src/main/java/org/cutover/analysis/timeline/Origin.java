package org.cutover.analysis.timeline;

/** What happened at second 0 of a timeline. */
public enum Origin {
  /** The deployment began, by its journal. */
  DEPLOYMENT("start of the deployment"),
  /** Nothing was deployed; other scenarios of the experiment start their deployment here. */
  PLANNED("planned start of a deployment"),
  /** The first request was sent: nothing is known of a deployment, as in an imported archive. */
  FIRST_REQUEST("first request");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /** As people read it, such as {@code start of the deployment}. */
  public String words() {
    return words;
  }
}
