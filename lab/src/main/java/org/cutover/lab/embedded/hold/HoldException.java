package org.cutover.lab.embedded.hold;

/** The command could not do what it was told. */
final class HoldException extends Exception {
  private static final long serialVersionUID = 1L;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int OLDER_EPOCH = 3;

  private final int exitCode;

  HoldException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static HoldException failed(String message) {
    return new HoldException(FAILED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
