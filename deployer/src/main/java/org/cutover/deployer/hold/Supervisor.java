package org.cutover.deployer.hold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.StateFileSetting;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.ssh.Host;

/**
 * The process on one load balancer's host that holds requests, releases them when it is told to,
 * and ends a hold by itself if nobody does.
 */
public final class Supervisor {
  private final String name;
  private final Host host;
  private final Inventory.LoadBalancer balancer;
  private final Inventory.Gate gate;
  private final Duration limit;
  private Optional<String> stateFile;

  /** Who serves after a release. */
  public enum Version {
    /** The release that served before. */
    OLD("old"),
    /** The release that is being deployed. */
    NEW("new");

    private final String word;

    Version(String word) {
      this.word = word;
    }
  }

  /**
   * @param name of the load balancer in messages
   * @param limit for one command
   * @throws CutoverException with exit code 2 if the inventory names no gate
   */
  public Supervisor(String name, Host host, Inventory.LoadBalancer balancer, Duration limit) {
    this.name = name;
    this.host = host;
    this.balancer = balancer;
    this.gate =
        balancer
            .gate()
            .orElseThrow(
                () ->
                    CutoverException.usage(
                        "load balancer " + name + " has no gate in the inventory"));
    this.limit = limit;
  }

  /** The load balancer's name in messages. */
  public String name() {
    return name;
  }

  /** Asks what it is in the middle of. */
  public HoldStatus status() {
    return answered(host.ask(words("status"), limit), "status");
  }

  /** Starts it: the gate's only place is taken, and requests still pass. */
  public HoldStatus arm(long epoch, List<String> oldServers, List<String> newServers) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "arm",
                Long.toString(epoch),
                "--runtime",
                balancer.runtime().toString(),
                "--gate",
                gate.socket().toString(),
                "--backend",
                balancer.backend(),
                "--server",
                gate.server(),
                "--old",
                String.join(",", oldServers),
                "--new",
                String.join(",", newServers)));
    stateFile().ifPresent(file -> arguments.addAll(List.of("--file", file)));
    return change(arguments.toArray(String[]::new));
  }

  /**
   * Has the file from which the load balancer reads, when it starts, who stays out, name some
   * servers and others no longer. Does nothing if its configuration reads none.
   */
  public void keep(List<String> out, List<String> in) {
    Optional<String> file = stateFile();
    if (file.isEmpty()) {
      return;
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "keep",
                "--runtime",
                balancer.runtime().toString(),
                "--backend",
                balancer.backend(),
                "--file",
                file.get()));
    if (!out.isEmpty()) {
      arguments.addAll(List.of("--out", String.join(",", out)));
    }
    if (!in.isEmpty()) {
      arguments.addAll(List.of("--in", String.join(",", in)));
    }
    String unused =
        succeeded(host.change(words(arguments.toArray(String[]::new)), limit), "keep").out();
  }

  /** Fails unless {@link #keep} could write; changes nothing. */
  public void requireKeeping() {
    if (stateFile().isPresent()) {
      String[] arguments = {"kept", "--backend", balancer.backend(), "--file", stateFile().get()};
      String unused = succeeded(host.ask(words(arguments), limit), "kept").out();
    }
  }

  /** Where its configuration has it read who stays out; asked once. */
  private synchronized Optional<String> stateFile() {
    if (stateFile == null) {
      CommandResult text = host.ask(List.of("cat", balancer.config()), limit);
      if (text.exitCode() != 0) {
        throw failed(balancer.config() + " cannot be read: " + text.complaint());
      }
      stateFile = StateFileSetting.path(text.out(), balancer.backend());
    }
    return stateFile;
  }

  /** Requests wait from here on, until a release or until the hold's limit ends them. */
  public HoldStatus begin(long epoch, Duration holdLimit) {
    return change("begin", Long.toString(epoch), Long.toString(holdLimit.toMillis()));
  }

  /** Notes durably that the new version was decided; fails unless requests are held. */
  public HoldStatus commit(long epoch) {
    return change("commit", Long.toString(epoch));
  }

  /** Requests go on; to the new version only after {@link #commit}. Harmless if it was done. */
  public HoldStatus release(long epoch, Version version) {
    return change("release", Long.toString(epoch), version.word);
  }

  private HoldStatus change(String... arguments) {
    return answered(host.change(words(arguments), limit), arguments[0]);
  }

  private List<String> words(String... arguments) {
    List<String> words = new ArrayList<>(List.of(gate.supervisor().strip().split("\\s+")));
    words.addAll(List.of(arguments));
    return words;
  }

  private HoldStatus answered(CommandResult result, String verb) {
    try {
      return HoldStatus.parse(succeeded(result, verb).out());
    } catch (IllegalArgumentException e) {
      throw failed("'" + gate.supervisor() + " " + verb + "' answered: " + e.getMessage());
    }
  }

  private CommandResult succeeded(CommandResult result, String verb) {
    if (result.exitCode() != 0) {
      throw failed("'" + gate.supervisor() + " " + verb + "' failed: " + result.complaint());
    }
    return result;
  }

  private CutoverException failed(String text) {
    return new CutoverException(ExitCode.FAILED, "load balancer " + name + ": " + text);
  }
}
