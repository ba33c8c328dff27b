package org.cutover.analysis.builds;

/** What is subtracted from what. */
public enum Design {
  /** Cell against cell: right where both builds met the same machine and share their controls. */
  CELLS("cells"),
  /**
   * Effect against effect, an effect being a scenario less its own archive's control: what another
   * machine or day adds to all cells alike cancels out.
   */
  EFFECTS("effects");

  private final String word;

  Design(String word) {
    this.word = word;
  }

  /** The word that files use. */
  public String word() {
    return word;
  }
}
