package org.cutover.analysis.archive;

/**
 * One cell of the experiment's matrix.
 *
 * @param level the traffic, such as {@code low}
 * @param scenario what is deployed, such as {@code success}; {@link #CONTROL} for nothing
 * @param deployer who deploys; empty for the control, which all deployers share, and in archives
 *     that name none
 */
public record CellKey(String level, String scenario, String deployer) {
  /** The scenario without a deployment, which every other is compared with. */
  public static final String CONTROL = "none";

  /** A control has no deployer, whatever a row says. */
  public CellKey {
    deployer = scenario.equals(CONTROL) ? "" : deployer;
  }

  /** Whether this is the cell that the others of its level are compared with. */
  public boolean isControl() {
    return scenario.equals(CONTROL);
  }

  /** The cell this one is compared with. */
  public CellKey control() {
    return new CellKey(level, CONTROL, "");
  }

  /** {@code level/scenario}, with {@code @deployer} where there is one. */
  @Override
  public String toString() {
    return level + "/" + scenario + (deployer.isEmpty() ? "" : "@" + deployer);
  }
}
