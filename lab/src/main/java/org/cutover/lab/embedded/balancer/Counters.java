package org.cutover.lab.embedded.balancer;

/** What a server has been through. Touched by the I/O thread only. */
final class Counters {
  private int current;
  private int most;
  private long requests;
  private long connectFailures;
  private long responseFailures;
  private long retries;
  private long redispatches;
  private long connects;
  private long reuses;
  private final long[] answers = new long[6];

  /** A request has been given to the server; it counts until {@link #ended}. */
  void begun() {
    current++;
    most = Math.max(most, current);
  }

  void ended() {
    current--;
  }

  /** A request has a connection to the server. */
  void connected(boolean reused) {
    requests++;
    if (reused) {
      reuses++;
    } else {
      connects++;
    }
  }

  void connectFailed() {
    connectFailures++;
  }

  void responseFailed() {
    responseFailures++;
  }

  void retried() {
    retries++;
  }

  void redispatched() {
    redispatches++;
  }

  void answered(int status) {
    int hundred = status / 100;
    answers[hundred >= 1 && hundred <= 5 ? hundred : 0]++;
  }

  /** Requests given to the server and not yet ended: the column {@code scur}. */
  int current() {
    return current;
  }

  int most() {
    return most;
  }

  long requests() {
    return requests;
  }

  long connectFailures() {
    return connectFailures;
  }

  long responseFailures() {
    return responseFailures;
  }

  long retries() {
    return retries;
  }

  long redispatches() {
    return redispatches;
  }

  long connects() {
    return connects;
  }

  long reuses() {
    return reuses;
  }

  /** Answers with a status of so many hundreds; 0 for any other. */
  long answers(int hundred) {
    return answers[hundred];
  }
}
