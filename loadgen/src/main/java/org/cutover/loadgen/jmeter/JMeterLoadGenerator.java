package org.cutover.loadgen.jmeter;

import java.nio.file.Path;
import java.util.function.Function;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.loadgen.LoadGenerator;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.NameResolver;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.names.Names;

/** Runs loads on JMeter inside this process, one after the other. */
public final class JMeterLoadGenerator implements LoadGenerator {
  private final Function<Naming, NameResolver> resolvers;
  private final Object lock = new Object();
  private boolean stopped;
  private LoadRun current;

  /** Names are resolved as the plan of each run says. */
  public JMeterLoadGenerator() {
    this(Names::of);
  }

  JMeterLoadGenerator(Function<Naming, NameResolver> resolvers) {
    this.resolvers = resolvers;
  }

  @Override
  public LoadResult run(LoadPlan plan, Path samples, LoadListener listener) {
    try (JMeterEnvironment.Turn turn = JMeterEnvironment.takeTurn()) {
      LoadRun run = begin(plan, samples, listener);
      try {
        return run.run();
      } finally {
        synchronized (lock) {
          current = null;
        }
      }
    }
  }

  private LoadRun begin(LoadPlan plan, Path samples, LoadListener listener) {
    synchronized (lock) {
      if (stopped) {
        throw new CutoverException(ExitCode.INTERRUPTED, "load: stopped before it began");
      }
      current = new LoadRun(plan, resolvers.apply(plan.target().naming()), samples, listener);
      return current;
    }
  }

  @Override
  public void stop() {
    synchronized (lock) {
      stopped = true;
      endRun();
    }
  }

  @Override
  public void endRun() {
    synchronized (lock) {
      if (current != null) {
        current.stop();
      }
    }
  }
}
