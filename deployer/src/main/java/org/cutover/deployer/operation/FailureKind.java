package org.cutover.deployer.operation;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.TruncateException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.lease.Lease;

/** Tells a failure that may pass by itself from one that will be the same again. */
final class FailureKind {
  /** A database that has been silent for longer is not only busy. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** The database was asked and has not answered, or not clearly. */
  private static final List<Class<? extends Throwable>> DATABASE =
      List.of(
          AllNodesFailedException.class,
          DriverTimeoutException.class,
          BusyConnectionException.class,
          ClosedConnectionException.class,
          HeartbeatException.class,
          BootstrappingException.class,
          CASWriteUnknownException.class,
          OverloadedException.class,
          QueryConsistencyException.class,
          TruncateException.class,
          UnavailableException.class);

  private FailureKind() {}

  /**
   * Whether the same may succeed when it is tried again: nobody has said no, somebody has not
   * answered. All steps may be repeated, so what is ambiguous counts as transient.
   */
  static boolean isTransient(Exception e) {
    if (e instanceof CutoverException known && known.exitCode() == ExitCode.USAGE) {
      // A host key that has changed, say: somebody has to mend something.
      return false;
    }
    Throwable cause = cause(e);
    // Connections of hosts and load balancers, and the lease that the database has to confirm.
    return cause instanceof IOException || isDatabase(cause);
  }

  /**
   * Whether the database alone has not answered, and may do so within a minute. Only that is waited
   * for where everything can still be undone: of hosts and load balancers all are needed, and which
   * one does not answer is better known at once.
   */
  static boolean passesSoon(Exception e) {
    Throwable cause = cause(e);
    return cause instanceof Lease.Unconfirmed lease
        ? lease.silent().compareTo(SOON) < 0
        : isDatabase(cause);
  }

  private static boolean isDatabase(Throwable cause) {
    return DATABASE.stream().anyMatch(kind -> kind.isInstance(cause));
  }

  private static Throwable cause(Exception e) {
    Throwable cause = e instanceof CutoverException ? e.getCause() : e;
    // Parallel tasks report several failures with the first of them as the cause.
    while (cause instanceof CutoverException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
