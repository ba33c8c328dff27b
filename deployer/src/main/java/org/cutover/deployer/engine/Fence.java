package org.cutover.deployer.engine;

/** Keeps a deployer that has lost its lock from doing anything more. */
public interface Fence {
  /**
   * Returns if the lock is still ours.
   *
   * @throws Lost if somebody took it over
   */
  void check() throws Lost;

  /** Whether somebody took it over, as far as is known; what is under way is broken off then. */
  boolean lost();

  /** The lock belongs to somebody else now. */
  final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message says whose it is. */
    public Lost(String message) {
      super(message);
    }
  }
}
