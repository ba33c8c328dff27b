package org.cutover.loadgen.health;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Watches this virtual machine from its creation until {@link #close}. */
public final class VmWatch implements AutoCloseable {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final List<NotificationEmitter> collectors;
  private final NotificationListener listener = this::collected;
  private final AtomicLong gcTotal = new AtomicLong();
  private final AtomicLong gcMax = new AtomicLong();
  private final long startNanos = System.nanoTime();
  private final long startCpuNanos = system.getProcessCpuTime();

  /** Starts watching. */
  public VmWatch() {
    collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(VmWatch::pauses)
            .filter(NotificationEmitter.class::isInstance)
            .map(NotificationEmitter.class::cast)
            .toList();
    collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
  }

  /**
   * What the virtual machine did.
   *
   * @param cpuPct share of this process in all processors of the machine
   */
  public record Load(long gcTotalMs, long gcMaxMs, double cpuPct) {}

  /** What it did so far. */
  public Load load() {
    double wall = Math.max(1, System.nanoTime() - startNanos);
    double cpu = system.getProcessCpuTime() - startCpuNanos;
    double share = 100 * cpu / wall / system.getAvailableProcessors();
    return new Load(gcTotal.get(), gcMax.get(), share);
  }

  /** Collectors that work beside the program report whole cycles, which are no pauses. */
  private static boolean pauses(GarbageCollectorMXBean collector) {
    return !collector.getName().contains("Cycles") && !collector.getName().contains("Concurrent");
  }

  private void collected(Notification notification, Object handback) {
    if (notification.getUserData() instanceof CompositeData data) {
      long pause = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
      gcTotal.addAndGet(pause);
      gcMax.accumulateAndGet(pause, Math::max);
    }
  }

  @Override
  public void close() {
    for (NotificationEmitter collector : collectors) {
      try {
        collector.removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException("the listener was added in the constructor", e);
      }
    }
  }
}
