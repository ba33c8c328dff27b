package org.cutover.deployer.database;

import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.cutover.common.CutoverException;

/**
 * Requests that the database gave no clear answer to: a busy node was too late, or two lightweight
 * transactions at once on one row got in each other's way. Whoever asks for something that may be
 * asked twice asks again, after a while of chance length, so that the two do not meet again.
 */
final class LightweightTransactionRetry {
  private static final int ATTEMPTS = 6;
  private static final int SHORTEST_MILLIS = 20;
  private static final int LONGEST_MILLIS = 250;

  private LightweightTransactionRetry() {}

  /**
   * Asks until there is an answer, a few times at most.
   *
   * @param question may be asked twice without harm
   */
  static <T> T retry(Supplier<T> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (CutoverException e) {
        if (attempt == ATTEMPTS || !isAmbiguous(e)) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static boolean isAmbiguous(CutoverException e) {
    return e.getCause() instanceof CASWriteUnknownException
        || e.getCause() instanceof QueryConsistencyException;
  }

  private static void pause(CutoverException e) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
