package org.cutover.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.common.cli.Interruption;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Faults;
import org.cutover.lab.fault.Slowing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code cutover lab fault …}: lets something of a lab go wrong, and heals it. */
@Command(
    name = "fault",
    description = {
      "Let a host of a lab, or a whole site, go wrong on purpose, and heal it.",
      "A fault stays until it is healed: by --for, fault heal, lab reset or lab down."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LabFaultCommand implements Runnable {
  private static final Duration TIME_TO_HEAL = Duration.ofMinutes(1);
  private static final String TARGET = "HOST|SITE";
  private static final String WHERE = "a host such as db-B, or all of a site such as B";

  /** What every fault is told. */
  static final class Aim {
    @Parameters(paramLabel = TARGET, description = WHERE)
    private String target;

    @Option(
        names = "--for",
        paramLabel = "DURATION",
        description = "Heal it after this time, or at Ctrl-C; without, it stays.")
    private String time;
  }

  @ParentCommand private LabCommand parent;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: stop, freeze, cut, slow or heal");
  }

  @Command(
      name = "stop",
      description = "End the service of a host; the host stays and refuses connections.",
      mixinStandardHelpOptions = true)
  int stop(@Mixin Aim aim) throws InterruptedException {
    return make(Fault.of(FaultKind.STOP, aim.target), aim.time);
  }

  @Command(
      name = "freeze",
      description = "Hold all processes of a host; connections open, nothing is answered.",
      mixinStandardHelpOptions = true)
  int freeze(@Mixin Aim aim) throws InterruptedException {
    return make(Fault.of(FaultKind.FREEZE, aim.target), aim.time);
  }

  @Command(
      name = "cut",
      description = "Cut a site off from all others and from users; or a single host.",
      mixinStandardHelpOptions = true)
  int cut(@Mixin Aim aim) throws InterruptedException {
    return make(Fault.of(FaultKind.CUT, aim.target), aim.time);
  }

  @Command(
      name = "slow",
      description = {
        "Slow down what a host sends.",
        "By 100 ms where the kernel can delay packets, else to 128 kbit/s; which is printed."
      },
      mixinStandardHelpOptions = true)
  int slow(
      @Mixin Aim aim,
      @Option(
              names = "--delay",
              paramLabel = "DURATION",
              description = "Let every packet leave this much later; needs the kernel's netem.")
          String delay,
      @Option(
              names = "--rate",
              paramLabel = "KBIT",
              description = "Let no more than this leave in a second.")
          Integer rate)
      throws InterruptedException {
    if (delay != null && rate != null) {
      throw CutoverException.usage("--delay and --rate cannot be had together; choose one");
    }
    try {
      Optional<Slowing> slowing =
          delay != null
              ? Optional.of(new Slowing.Delay(Durations.parse(delay)))
              : Optional.ofNullable(rate).map(Slowing.Rate::new);
      return make(new Fault(FaultKind.SLOW, aim.target, slowing), aim.time);
    } catch (IllegalArgumentException e) {
      throw CutoverException.usage((delay != null ? "--delay: " : "--rate: ") + e.getMessage());
    }
  }

  @Command(
      name = "heal",
      description = "Heal the faults of a lab: all of them, or that of one host or site.",
      mixinStandardHelpOptions = true)
  int heal(@Parameters(arity = "0..1", paramLabel = TARGET, description = WHERE) String target) {
    Faults faults = faults();
    List<Fault> healed = faults.heal(target == null ? Faults.ALL : target);
    healed.forEach(fault -> say("healed " + fault));
    if (healed.isEmpty()) {
      say("no fault stands" + (target == null ? "" : " at " + target) + "; nothing to heal");
    }
    return ExitCode.DONE.code();
  }

  private int make(Fault fault, String time) throws InterruptedException {
    Optional<Duration> length = Optional.ofNullable(time).map(LabFaultCommand::length);
    Faults faults = faults();
    if (length.isEmpty()) {
      say(faults.make(fault) + "; heal it with: " + parent.choice().command("fault heal"));
      return ExitCode.DONE.code();
    }
    try (Interruption interruption = Interruption.listen(TIME_TO_HEAL)) {
      CountDownLatch stopped = new CountDownLatch(1);
      interruption.onStop(stopped::countDown);
      Fault made = faults.make(fault);
      say(made + " for " + time);
      boolean early = stopped.await(length.get().toMillis(), TimeUnit.MILLISECONDS);
      faults.heal(fault.target());
      say("healed " + made);
      return (early ? ExitCode.INTERRUPTED : ExitCode.DONE).code();
    }
  }

  private static Duration length(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw CutoverException.usage("--for: " + e.getMessage());
    }
  }

  private Faults faults() {
    return parent
        .choice()
        .labThatIsUp()
        .faults()
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "faults can be made in labs of containers only: --lab containers"));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
