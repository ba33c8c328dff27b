package org.cutover.deployer.haproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.common.Durations;
import org.cutover.deployer.haproxy.ConfigFile.Line;
import org.cutover.deployer.inventory.RuntimeSocket;

/**
 * Finds what keeps a load balancer from holding requests without losing one. Pure: text in,
 * findings out.
 */
public final class GateCheck {
  /** With others a request can queue on the gate itself, or the gate's weight cannot change. */
  private static final Set<String> BALANCES = Set.of("roundrobin", "leastconn");

  private static final Pattern TIME = Pattern.compile("(\\d{1,12})(us|ms|s|m|h|d)?");

  private final String file;
  private final List<Line> lines;
  private final int head;
  private final List<String> findings = new ArrayList<>();

  private GateCheck(String file, List<Line> lines, int head) {
    this.file = file;
    this.lines = lines;
    this.head = head;
  }

  /**
   * Checks one backend.
   *
   * @param file how messages name the file, such as {@code host:/etc/haproxy/haproxy.cfg}
   * @param backend in which requests wait
   * @param gate the name of the gate's server
   * @param holdLimit for how long requests may wait
   * @return one line per finding: place, value found, value needed
   */
  public static List<String> findings(
      String file, String text, String backend, String gate, Duration holdLimit) {
    ConfigFile config = ConfigFile.parse(text);
    Optional<ConfigFile.Section> section = config.backend(backend);
    if (section.isEmpty()) {
      return List.of(file + ": no 'backend " + backend + "'; the inventory names it");
    }
    GateCheck check =
        new GateCheck(file, config.effective(section.get()), section.get().head().number());
    check.gate(gate);
    check.useServer(gate);
    check.queue(holdLimit);
    check.balance();
    check.agents();
    check.stateFile(config, section.get());
    return List.copyOf(check.findings);
  }

  /** The lines that a load balancer without a gate needs. */
  public static List<String> needed(String backend, Duration holdLimit) {
    return List.of(
        "in haproxy.cfg: frontend gatekeeper / bind unix@/run/haproxy/gate.sock mode 600 user deploy /"
            + " timeout client 1h / default_backend "
            + backend,
        "in 'backend "
            + backend
            + "': timeout queue "
            + Durations.format(holdLimit.multipliedBy(6))
            + " / http-request set-timeout server 1h if { fe_name gatekeeper }"
            + " / use-server gate if { fe_name gatekeeper } /"
            + " server gate unix@/run/haproxy/tarpit.sock maxconn 1 weight 0 disabled",
        "in haproxy.cfg: listen tarpit / bind unix@/run/haproxy/tarpit.sock / timeout client 1h /"
            + " timeout tarpit 1h / http-request tarpit",
        "in haproxy.cfg: global / server-state-file /var/lib/cutover/server-state, in a directory that"
            + " the user of cutover-hold can write; in 'backend "
            + backend
            + "': load-server-state-from-file global",
        "in inventory.yml, at the load balancer: gate: {server: gate, socket:"
            + " \""
            + new RuntimeSocket.Unix("/run/haproxy/gate.sock")
            + "\"}");
  }

  private void gate(String gate) {
    Optional<Line> server = last(line -> line.startsWith("server", gate));
    String needed = "server " + gate + " … maxconn 1 weight 0 disabled";
    if (server.isEmpty()) {
      add(head, "no 'server " + gate + "'", needed);
      return;
    }
    Line line = server.get();
    boolean complete =
        follows(line, "maxconn", "1")
            && follows(line, "weight", "0")
            && line.words().contains("disabled");
    if (!complete) {
      add(line, needed);
    }
  }

  private static boolean follows(Line line, String word, String value) {
    int at = line.words().indexOf(word);
    return at >= 0 && at + 1 < line.words().size() && line.words().get(at + 1).equals(value);
  }

  private void useServer(String gate) {
    if (last(line -> line.startsWith("use-server", gate, "if")).isEmpty()) {
      add(
          head,
          "no 'use-server " + gate + "'",
          "use-server " + gate + " if { fe_name gatekeeper } (or what tells the gate's frontend)");
    }
  }

  /** What waits longer than this is answered with 503. */
  private void queue(Duration holdLimit) {
    Duration least = holdLimit.multipliedBy(2);
    String needed = "timeout queue of more than " + Durations.format(least);
    Optional<Line> queue =
        last(line -> line.startsWith("timeout", "queue"))
            .or(() -> last(line -> line.startsWith("timeout", "connect")));
    Optional<Duration> time = queue.flatMap(GateCheck::time);
    if (queue.isEmpty()) {
      return;
    }
    if (time.isEmpty() || time.get().compareTo(least) <= 0) {
      add(queue.get(), needed + " (twice the hold's limit)");
    }
  }

  private static Optional<Duration> time(Line line) {
    if (line.words().size() < 3) {
      return Optional.empty();
    }
    Matcher matcher = TIME.matcher(line.words().get(2));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
    return Optional.of(
        switch (unit) {
          case "us" -> Duration.ofNanos(number * 1000);
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  private void balance() {
    last(line -> line.startsWith("balance") && line.words().size() > 1)
        .filter(line -> !BALANCES.contains(line.words().get(1)))
        .ifPresent(line -> add(line, "balance roundrobin or leastconn"));
  }

  private void agents() {
    for (Line line : lines) {
      boolean server = line.startsWith("server") || line.startsWith("default-server");
      if (server && line.words().contains("agent-check")) {
        add(line, "no agent-check (an agent can change weights and states during the hold)");
      }
    }
  }

  /** Without it a restart lets a release serve that may not yet. */
  private void stateFile(ConfigFile config, ConfigFile.Section section) {
    if (StateFileSetting.path(config, section).isPresent()) {
      return;
    }
    String needed =
        "load-server-state-from-file global, and in 'global' server-state-file with an absolute path";
    StateFileSetting.load(config, section)
        .ifPresentOrElse(
            line -> add(line, needed), () -> add(head, "no 'load-server-state-from-file'", needed));
  }

  private Optional<Line> last(Predicate<Line> wanted) {
    return lines.stream().filter(wanted).reduce((first, second) -> second);
  }

  private void add(Line line, String needed) {
    add(line.number(), "'" + line.text() + "'", needed);
  }

  private void add(int number, String found, String needed) {
    findings.add(file + ":" + number + ": found " + found + "; needed for a hold: " + needed);
  }
}
