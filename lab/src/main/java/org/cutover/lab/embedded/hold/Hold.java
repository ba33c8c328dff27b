package org.cutover.lab.embedded.hold;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hold from its arming to its release. Touched by one thread. What a real supervisor writes
 * down, so that the process that takes its place knows it, is only remembered here: the load
 * balancer lives in the same process and would be gone, too.
 */
final class Hold {
  private static final Logger LOG = LoggerFactory.getLogger(Hold.class);
  private static final int CONNECT_MILLIS = 300;

  private enum Phase {
    ARMED,
    HOLDING,
    /** The old servers are being let in: nothing else may follow. */
    RETURNING,
    RELEASED
  }

  private final HoldSettings settings;
  private final RuntimeLines runtime;
  private final Gate gate;
  private final LongSupplier clock;
  private long epoch;
  private Phase phase = Phase.ARMED;
  private boolean committed;
  private OptionalLong began = OptionalLong.empty();
  private long deadline;
  private String end = "";

  private Hold(HoldSettings settings, long epoch, LongSupplier clock) {
    this.settings = settings;
    this.runtime = new RuntimeLines(settings);
    this.gate = new Gate(settings);
    this.clock = clock;
    this.epoch = epoch;
  }

  /**
   * Fills the gate; requests are not held yet.
   *
   * @param clock nanoseconds that only go forward
   */
  static Hold arm(HoldSettings settings, long epoch, LongSupplier clock)
      throws HoldException, InterruptedException {
    Hold hold = new Hold(settings, epoch, clock);
    hold.gate.fill();
    return hold;
  }

  /** A later deployment goes on with this. */
  void continueAs(long later) {
    epoch = later;
  }

  boolean armed() {
    return phase == Phase.ARMED;
  }

  boolean released() {
    return phase == Phase.RELEASED;
  }

  /** The one line that tells everything. */
  String line() {
    String decided = " committed=" + (committed ? "yes" : "no");
    String process = " pid=" + ProcessHandle.current().pid();
    return switch (phase) {
      case ARMED -> epoch + " armed" + process;
      case HOLDING, RETURNING ->
          epoch + " holding left-ms=" + millis(deadline - clock.getAsLong()) + decided + process;
      case RELEASED -> epoch + " released " + end;
    };
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  void begin(long limitMillis) throws HoldException, InterruptedException {
    if (phase != Phase.ARMED) {
      throw HoldException.failed("begin: " + line() + "; only an armed supervisor begins");
    }
    BalancerState state = runtime.look();
    for (String server : state.servers().keySet()) {
      boolean meant = server.equals(settings.server()) || settings.old().contains(server);
      if (!meant && !state.server(server).out()) {
        throw HoldException.failed(
            "%s/%s: neither in drain nor in maintenance; drain it before a hold begins"
                .formatted(settings.backend(), server));
      }
    }
    // Anew, because the backend's time-out for servers ends what was filled long ago.
    gate.fill();
    long now = clock.getAsLong();
    try {
      gate.checkHolding(runtime.tell(runtime.hold()));
    } catch (HoldException e) {
      letIn(settings.old());
      throw HoldException.failed("begin: " + e.getMessage());
    }
    began = OptionalLong.of(now);
    deadline = now + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    phase = Phase.HOLDING;
  }

  void commit() throws HoldException {
    if (phase != Phase.HOLDING) {
      throw HoldException.failed("commit: " + line() + "; only what is held can be committed");
    }
    committed = true;
  }

  /** Nobody waits for it while requests are held; the deployer does it where this cannot. */
  private void keepOldOut() {
    try {
      if (settings.file().isPresent()) {
        settings
            .file()
            .get()
            .keep(
                new StateFile.Change(settings.old(), settings.fresh()),
                new RuntimeLink(settings.runtime(), settings.backend()));
      }
    } catch (HoldException e) {
      LOG.warn("not kept: {}", e.getMessage());
    }
  }

  void release(boolean toNew) throws HoldException, InterruptedException {
    String to = toNew ? "new" : "old";
    if (phase == Phase.RELEASED) {
      if (!end.startsWith("to=" + to + " ")) {
        throw HoldException.failed("release " + to + ": " + line());
      }
    } else if (toNew) {
      if (!committed) {
        throw HoldException.failed("release new: " + line() + "; commit first");
      }
      toNew("told");
    } else if (committed) {
      throw HoldException.failed(
          "release old: " + line() + "; the new version was decided, release new");
    } else if (phase == Phase.ARMED) {
      over("old", "told");
    } else {
      toOld("told");
    }
  }

  /** What happens by itself; called again and again. */
  void observe() throws HoldException, InterruptedException {
    if (phase == Phase.RETURNING) {
      toOld("deadline");
    } else if (phase == Phase.HOLDING) {
      BalancerState state = runtime.look();
      if (clock.getAsLong() - deadline < 0) {
        gate.refill(state);
      } else if (committed) {
        toNew("deadline");
      } else if (settings.old().stream().anyMatch(name -> accepts(state.server(name)))) {
        toOld("deadline");
      } else {
        gate.refill(state);
      }
    }
  }

  private static boolean accepts(BalancerState.ServerRow server) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.address(), server.port()), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private void toOld(String by) throws HoldException, InterruptedException {
    phase = Phase.RETURNING;
    letIn(settings.old());
    over("old", by);
  }

  private void toNew(String by) throws HoldException, InterruptedException {
    BalancerState state = runtime.look();
    boolean possible =
        settings.fresh().stream()
            .map(state::server)
            .anyMatch(server -> server.runs() || (server.inMaintenance() && accepts(server)));
    if (!possible) {
      throw HoldException.failed(
          "no new server passes its checks: %s; requests are held on"
              .formatted(state.described(settings.fresh())));
    }
    BalancerState after = letIn(settings.fresh());
    if (settings.fresh().stream().noneMatch(server -> after.server(server).usable())) {
      runtime.tell(List.of(runtime.gateWeight(1)));
      throw HoldException.failed(
          "no new server takes requests: %s; requests are held on"
              .formatted(after.described(settings.fresh())));
    }
    keepOldOut();
    over("new", by);
  }

  private BalancerState letIn(List<String> servers) throws HoldException {
    return runtime.tell(runtime.letGo(runtime.look().servers(), servers));
  }

  private void over(String to, String by) throws HoldException {
    gate.close();
    end = "to=" + to + " by=" + by + " committed=" + (committed ? "yes" : "no");
    began.ifPresent(moment -> end += " held-ms=" + millis(clock.getAsLong() - moment));
    phase = Phase.RELEASED;
    LOG.info("{}", line());
  }
}
