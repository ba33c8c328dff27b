package org.cutover.lab.embedded.balancer;

import java.time.Duration;

/**
 * Whether a server gets traffic, and why: the decisions of HAProxy 2.6 as pure functions from one
 * state to the next. All times are milliseconds of one clock.
 *
 * @param hasChecks whether anything says how it is; without checks it counts as up
 * @param rise passed checks that bring a server up
 * @param fall failed checks that take it down
 * @param admin what an administrator asked for
 * @param operation what the checks (or an administrator in their place) say
 * @param health 0 to rise + fall - 1; the server is up from {@code rise} on
 * @param changedAt when admin or operation last changed
 * @param downBefore how long it had been down before that
 * @param failedChecks failed checks while it was up
 * @param timesDown how often it went down
 * @param check what the last finished check found
 */
record ServerState(
    boolean hasChecks,
    int rise,
    int fall,
    Admin admin,
    Operation operation,
    int health,
    long changedAt,
    Duration downBefore,
    int failedChecks,
    int timesDown,
    CheckReport check) {

  /** What an administrator asked for; the number is {@code srv_admin_state}. */
  enum Admin {
    READY(0),
    MAINT(1),
    DRAIN(8);

    private final int number;

    Admin(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** Whether it works; the number is {@code srv_op_state}. */
  enum Operation {
    STOPPED(0),
    RUNNING(2),
    STOPPING(3);

    private final int number;

    Operation(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** A server at the start counts as up until its first failed check. */
  static ServerState initial(int rise, int fall, long now) {
    return up(true, rise, fall, now);
  }

  /** A server that nobody checks. */
  static ServerState unchecked(long now) {
    return up(false, 0, 1, now);
  }

  private static ServerState up(boolean hasChecks, int rise, int fall, long now) {
    return new ServerState(
        hasChecks,
        rise,
        fall,
        Admin.READY,
        Operation.RUNNING,
        rise,
        now,
        Duration.ZERO,
        0,
        0,
        CheckReport.none());
  }

  /** In maintenance from the start: it has not gone down, it has never been up. */
  ServerState disabled() {
    return new ServerState(
        hasChecks,
        rise,
        fall,
        Admin.MAINT,
        Operation.STOPPED,
        0,
        changedAt,
        downBefore,
        failedChecks,
        timesDown,
        check);
  }

  /** Whether new requests may go there. */
  boolean takesRequests() {
    return admin == Admin.READY && operation == Operation.RUNNING;
  }

  /** Whether the next checks may take it up or down. */
  boolean undecided() {
    return health > 0 && health < full();
  }

  /** A check has ended. In maintenance none runs, and a late result says nothing. */
  ServerState checked(CheckReport report, long now) {
    if (admin == Admin.MAINT) {
      return this;
    }
    return report.status().passed() ? passed(report, now) : failed(report, now);
  }

  private ServerState passed(CheckReport report, long now) {
    int better = health < full() ? health + 1 : health;
    int next = better >= rise ? full() : better;
    ServerState state = with(next, failedChecks, report);
    return next >= rise ? state.operating(Operation.RUNNING, now) : state;
  }

  private ServerState failed(CheckReport report, long now) {
    if (health == 0) {
      return with(0, failedChecks, report);
    }
    int next = health - 1 < rise ? 0 : health - 1;
    ServerState state = with(next, failedChecks + 1, report);
    return next == 0 ? state.operating(Operation.STOPPED, now) : state;
  }

  /** {@code set server … state}: leaving maintenance marks it up at once, before any check. */
  ServerState administered(Admin wanted, long now) {
    if (wanted == admin) {
      return this;
    }
    if (wanted == Admin.MAINT) {
      return operating(Operation.STOPPED, now).withAdmin(wanted, now);
    }
    if (admin == Admin.MAINT) {
      ServerState freshlyUp = with(rise, failedChecks, check);
      return freshlyUp.operating(Operation.RUNNING, now).withAdmin(wanted, now);
    }
    return withAdmin(wanted, now);
  }

  /** {@code set server … health}: as if the checks had said so; the next ones go on from here. */
  ServerState forced(Operation wanted, long now) {
    ServerState state = with(wanted == Operation.STOPPED ? 0 : full(), failedChecks, check);
    return admin == Admin.MAINT ? state : state.operating(wanted, now);
  }

  /** The word in the status column of {@code show stat}. */
  String word() {
    if (admin == Admin.MAINT) {
      return "MAINT";
    }
    if (operation == Operation.STOPPED) {
      return health > 0 ? "DOWN " + health + "/" + rise : "DOWN";
    }
    if (!hasChecks && takesRequests()) {
      return "no check";
    }
    String word = operation == Operation.STOPPING ? "NOLB" : admin == Admin.DRAIN ? "DRAIN" : "UP";
    return health < full() ? word + " " + (health - rise + 1) + "/" + fall : word;
  }

  /** How long it has been down in all. */
  Duration downtime(long now) {
    return operation == Operation.STOPPED ? downBefore.plusMillis(now - changedAt) : downBefore;
  }

  private int full() {
    return rise + fall - 1;
  }

  private ServerState with(int newHealth, int newFailedChecks, CheckReport newCheck) {
    return new ServerState(
        hasChecks,
        rise,
        fall,
        admin,
        operation,
        newHealth,
        changedAt,
        downBefore,
        newFailedChecks,
        timesDown,
        newCheck);
  }

  private ServerState operating(Operation wanted, long now) {
    if (wanted == operation) {
      return this;
    }
    return new ServerState(
        hasChecks,
        rise,
        fall,
        admin,
        wanted,
        health,
        now,
        downtime(now),
        failedChecks,
        timesDown + (wanted == Operation.STOPPED ? 1 : 0),
        check);
  }

  private ServerState withAdmin(Admin wanted, long now) {
    return new ServerState(
        hasChecks,
        rise,
        fall,
        wanted,
        operation,
        health,
        now,
        downtime(now),
        failedChecks,
        timesDown,
        check);
  }
}
