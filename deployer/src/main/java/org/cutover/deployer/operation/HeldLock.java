package org.cutover.deployer.operation;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.database.Lock;
import org.cutover.deployer.database.LockStore;
import org.cutover.deployer.engine.Fence;
import org.cutover.deployer.lease.Lease;

/** The lock while this process holds it: its heartbeats keep the lease, and end it. */
final class HeldLock implements Fence, AutoCloseable {
  private final LockStore store;
  private final Clock clock;
  private final Lease lease;
  private final ScheduledExecutorService beats;
  private volatile Lock lock;

  HeldLock(Database database, Clock clock, Lease lease) {
    this.store = new LockStore(database, clock);
    this.clock = clock;
    this.lease = lease;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "deployer-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
  }

  Lock take(String deployment) {
    Lease.Moment asked = lease.now();
    lock =
        store.take(
            new Lock(
                0,
                deployment,
                LocalProcess.user(),
                LocalProcess.host(),
                LocalProcess.process(),
                clock.instant()));
    lease.confirm(asked);
    long every = Lock.BEAT.toMillis();
    ScheduledFuture<?> unused =
        beats.scheduleWithFixedDelay(this::quietBeat, every, every, TimeUnit.MILLISECONDS);
    return lock;
  }

  private void quietBeat() {
    try {
      beat();
    } catch (RuntimeException e) {
      // The next beat tries again; until one is confirmed the lease runs out.
    }
  }

  /** Asks the database to confirm the lock now; if it is somebody else's, the lease ends. */
  void beat() {
    Lease.Moment sent = lease.now();
    if (store.beat(lock)) {
      lease.confirm(sent);
    } else {
      Optional<Lock> holder = store.holder();
      lease.end(
          "the lock was taken over"
              + holder.map(h -> " by " + h.holder(clock.instant())).orElse(""));
    }
  }

  @Override
  public boolean lost() {
    return lease.lost().isPresent();
  }

  @Override
  public void check() throws Lost {
    if (lease.lost().isPresent()) {
      throw new Lost(lease.lost().get());
    }
    lease.require();
  }

  /** Gives it back, if it was ever taken. */
  void release() {
    close();
    if (lock != null) {
      store.release(lock);
      lease.end("the lock was given back");
    }
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }
}
