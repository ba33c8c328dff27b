package org.cutover.deployer.install;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.clock.ClockOffset;
import org.cutover.deployer.clock.HostTime;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.ssh.Host;

/** Asks a machine for its time, and once more if the answer came too late to tell much. */
public final class ClockProbe {
  private static final Duration WIDE = Duration.ofMillis(100);

  private ClockProbe() {}

  /**
   * How far a host's clock is ahead of this machine's.
   *
   * @param limit for one command
   * @throws CutoverException if it cannot be asked
   */
  public static ClockOffset ask(Host host, Duration limit) {
    return ask(() -> told(host, limit));
  }

  /** The same of any machine that tells its time. */
  public static ClockOffset ask(Supplier<HostTime> machine) {
    ClockOffset first = once(machine);
    return first.width().compareTo(WIDE) > 0 ? first.and(once(machine)) : first;
  }

  private static ClockOffset once(Supplier<HostTime> machine) {
    Instant now = Instant.now();
    long sent = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    long start = System.nanoTime();
    HostTime told = machine.get();
    // On the monotonic clock, because this machine's own may be set meanwhile.
    long took = (System.nanoTime() - start) / 1000 + 1;
    return ClockOffset.of(sent, told, sent + took);
  }

  private static HostTime told(Host host, Duration limit) {
    CommandResult result = host.ask(HostCommands.time(), limit);
    return HostTime.parse(result.out())
        .filter(time -> result.exitCode() == 0)
        .orElseThrow(
            () ->
                new CutoverException(
                    ExitCode.FAILED, host.endpoint() + ": 'date' says " + result.complaint()));
  }
}
