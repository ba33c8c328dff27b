package org.cutover.deployer.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cutover.deployer.haproxy.ConfigFile.Line;

/**
 * Finds the settings of a load balancer with which taking servers out and putting them in would
 * lose requests. Pure: text in, findings out.
 */
public final class ConfigCheck {
  /** Retrying these cannot repeat a write, because the request never reached a server. */
  private static final Set<String> SAFE_RETRIES = Set.of("conn-failure");

  private final String file;
  private final List<Line> lines;
  private final int head;
  private final List<String> findings = new ArrayList<>();

  private ConfigCheck(String file, List<Line> lines, int head) {
    this.file = file;
    this.lines = lines;
    this.head = head;
  }

  /**
   * Checks one backend.
   *
   * @param file how messages name the file, such as {@code host:/etc/haproxy/haproxy.cfg}
   * @param servers the names that the backend must have
   * @return one line a finding: place, value found, value supported
   */
  public static List<String> findings(
      String file, String text, String backend, List<String> servers) {
    ConfigFile config = ConfigFile.parse(text);
    Optional<ConfigFile.Section> section = config.backend(backend);
    if (section.isEmpty()) {
      return List.of(file + ": no 'backend " + backend + "'; the inventory names it");
    }
    ConfigCheck check =
        new ConfigCheck(file, config.effective(section.get()), section.get().head().number());
    check.mode();
    check.retries();
    check.redispatch();
    check.retryOn();
    check.persistence();
    servers.forEach(check::server);
    return List.copyOf(check.findings);
  }

  private void mode() {
    Optional<Line> mode = last(line -> line.startsWith("mode"));
    if (mode.isEmpty()) {
      add(head, "no mode, which means 'mode tcp'", "mode http");
    } else if (!mode.get().startsWith("mode", "http")) {
      add(mode.get(), "mode http (a drained server would keep its connections)");
    }
  }

  private void retries() {
    last(line -> line.startsWith("retries"))
        .filter(line -> line.startsWith("retries", "0"))
        .ifPresent(line -> add(line, "retries 1 or more (a refused connect would be an error)"));
  }

  private void redispatch() {
    Optional<Line> option =
        last(
            line ->
                line.startsWith("option", "redispatch")
                    || line.startsWith("no", "option", "redispatch"));
    String supported = "option redispatch (a retry must go to another server)";
    if (option.isEmpty()) {
      add(head, "no 'option redispatch'", supported);
    } else if (option.get().startsWith("no")
        || option.get().startsWith("option", "redispatch", "0")) {
      add(option.get(), supported);
    }
  }

  private void retryOn() {
    Optional<Line> retryOn = last(line -> line.startsWith("retry-on"));
    boolean writesExcluded =
        last(line -> line.startsWith("http-request", "disable-l7-retry")).isPresent();
    retryOn.ifPresent(
        line -> {
          List<String> events = line.words().subList(1, line.words().size());
          if (!events.contains("conn-failure") && !events.contains("all-retryable-errors")) {
            add(line, "retry-on conn-failure (a refused connect would be an error)");
          } else if (!SAFE_RETRIES.containsAll(events) && !writesExcluded) {
            add(
                line,
                "retry-on conn-failure (anything more may repeat a write), or"
                    + " 'http-request disable-l7-retry' for writes");
          }
        });
  }

  private void persistence() {
    boolean redispatched =
        last(line -> line.startsWith("option", "redispatch")).isPresent()
            && last(line -> line.startsWith("no", "option", "redispatch")).isEmpty();
    for (Line line : lines) {
      boolean sticky =
          line.startsWith("cookie")
              || line.startsWith("stick", "on")
              || line.startsWith("stick", "match");
      if (sticky && !redispatched) {
        add(line, "no cookie or stick table without option redispatch");
      }
      if (line.startsWith("option", "persist") || line.startsWith("force-persist")) {
        add(line, "nothing that sends requests to a server that is down");
      }
    }
  }

  private void server(String name) {
    Optional<Line> server = last(line -> line.startsWith("server", name));
    if (server.isEmpty()) {
      add(head, "no 'server " + name + "'", "a server named as each site of the inventory");
      return;
    }
    Line line = server.get();
    Optional<Line> defaults = last(l -> l.startsWith("default-server"));
    boolean checked = has(line, "check") || defaults.filter(d -> has(d, "check")).isPresent();
    if (!checked || has(line, "no-check")) {
      add(line, "check (without health checks nothing tells when a server is up)");
    }
    shutdown(line);
    defaults.ifPresent(this::shutdown);
  }

  private void shutdown(Line line) {
    int at = line.words().indexOf("on-marked-down");
    boolean found =
        at >= 0
            && at + 1 < line.words().size()
            && line.words().get(at + 1).equals("shutdown-sessions");
    if (found) {
      add(line, "no 'on-marked-down shutdown-sessions' (it kills requests under way)");
    }
  }

  private static boolean has(Line line, String word) {
    return line.words().contains(word);
  }

  private Optional<Line> last(Predicate<Line> wanted) {
    return lines.stream().filter(wanted).reduce((first, second) -> second);
  }

  private void add(Line line, String supported) {
    add(line.number(), "'" + line.text() + "'", supported);
  }

  private void add(int number, String found, String supported) {
    String finding = file + ":" + number + ": found " + found + "; supported: " + supported;
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }
}
