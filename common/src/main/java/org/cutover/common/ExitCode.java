package org.cutover.common;

/**
 * The exit codes of every Cutover program. They are a contract: never renumbered, only added to.
 */
public enum ExitCode {
  /** Everything that was asked for has been done. */
  DONE(0),
  /** A failure with no code of its own; from the deployer: failed before anything was changed. */
  FAILED(1),
  /** Wrong usage, or an unreadable or wrong configuration; nothing was changed. */
  USAGE(2),
  /** Harm was found, a threshold was crossed, or an audit found something wrong. */
  HARM(3),
  /** A comparison could not decide. */
  INCONCLUSIVE(4),
  /** An archive is broken or incomplete. */
  BROKEN_ARCHIVE(5),
  /** The lab could not be brought up, checked or reset. */
  LAB(6),
  /** The run ended, but some cells are short of valid trials. */
  SHORT_OF_TRIALS(7),
  /** The deployment failed and was rolled back. */
  ROLLED_BACK(10),
  /** The release is deployed, but some sites were left out. */
  SITES_LEFT_OUT(11),
  /** The state of the deployment is unclear; it has to be resumed. */
  UNCLEAR(12),
  /** A defect of Cutover itself. */
  DEFECT(70),
  /** Interrupted by the user. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the operating system sees, 0 to 255. */
  public int code() {
    return code;
  }
}
