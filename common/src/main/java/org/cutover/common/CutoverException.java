package org.cutover.common;

import java.util.Objects;

/**
 * A failure that a user can cause or meet. Its message is complete: what was wrong, where, and what
 * to do, in one line (or one line a problem), because it is printed as it stands.
 */
public final class CutoverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** A failure without an underlying cause worth showing. */
  public CutoverException(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /** A failure whose cause is shown with {@code --debug}. */
  public CutoverException(ExitCode exitCode, String message, Throwable cause) {
    super(Objects.requireNonNull(message), cause);
    this.exitCode = Objects.requireNonNull(exitCode);
  }

  /** The code with which the program ends. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** Shorthand for a configuration or usage failure, which by contract has changed nothing. */
  public static CutoverException usage(String message) {
    return new CutoverException(ExitCode.USAGE, message);
  }
}
