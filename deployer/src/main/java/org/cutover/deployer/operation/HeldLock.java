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

/** The lock while this process holds it: says again and again that it lives, and is the fence. */
final class HeldLock implements Fence, AutoCloseable {
  private final LockStore store;
  private final Clock clock;
  private final ScheduledExecutorService beats;
  private volatile Lock lock;

  HeldLock(Database database, Clock clock) {
    this.store = new LockStore(database, clock);
    this.clock = clock;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "deployer-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
  }

  Lock take(String deployment, boolean takeOver) {
    lock =
        store.take(
            new Lock(
                0,
                deployment,
                LocalProcess.user(),
                LocalProcess.host(),
                LocalProcess.process(),
                clock.instant()),
            takeOver);
    long every = Lock.BEAT.toMillis();
    ScheduledFuture<?> unused =
        beats.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    return lock;
  }

  private void beat() {
    try {
      boolean unused = store.beat(lock);
    } catch (RuntimeException e) {
      // The next beat tries again; whether the lock is lost is for the fence to say.
    }
  }

  @Override
  public void check() throws Lost {
    Optional<Lock> holder = store.holder();
    boolean ours =
        holder
            .filter(h -> h.epoch() == lock.epoch() && h.deployment().equals(lock.deployment()))
            .isPresent();
    if (!ours) {
      throw new Lost(
          "the lock was taken over"
              + holder.map(h -> " by " + h.holder(clock.instant())).orElse(""));
    }
  }

  /** Gives it back, if it was ever taken. */
  void release() {
    close();
    if (lock != null) {
      store.release(lock);
    }
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }
}
