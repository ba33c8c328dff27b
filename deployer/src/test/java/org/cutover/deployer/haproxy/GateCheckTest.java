package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateCheckTest {
  private static final String GOOD =
      """
      global
        server-state-file /var/lib/cutover/server-state
      defaults
        mode http
        load-server-state-from-file global
        timeout connect 5s
        timeout queue 30s
      frontend gatekeeper
        bind unix@/run/gate.sock
        default_backend app
      backend app
        balance roundrobin
        use-server gate if { fe_name gatekeeper }
        server A 10.0.0.1:80 check
        server gate unix@/run/tarpit.sock maxconn 1 weight 0 disabled
      """;

  private static List<String> findings(String text) {
    return GateCheck.findings("lb:cfg", text, "app", "gate", Duration.ofSeconds(5));
  }

  @Test
  void shouldFindNothingWhereAHoldWorks() {
    assertThat(findings(GOOD)).isEmpty();
    assertThat(findings(GOOD.replace("30s", "10001"))).as("milliseconds").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxconn 1|maxconn 2|15|server gate … maxconn 1 weight 0 disabled",
        "weight 0 disabled|weight 0|15|server gate … maxconn 1 weight 0 disabled",
        "weight 0|weight 1|15|server gate … maxconn 1 weight 0 disabled",
        "server gate unix|server gates unix|11|server gate … maxconn 1 weight 0 disabled",
        "use-server gate|use-server A|11|use-server gate if { fe_name gatekeeper }",
        "queue 30s|queue 10s|7|timeout queue of more than 10s",
        "timeout queue 30s|retries 3|6|timeout queue of more than 10s",
        "balance roundrobin|balance uri|12|balance roundrobin or leastconn",
        "server A 10.0.0.1:80 check|server A 10.0.0.1:80 check agent-check|14|no agent-check",
        "load-server-state-from-file global|load-server-state-from-file none|5|load-server-state-from-file global, and in 'global' server-state-file",
        "load-server-state-from-file global|retries 3|11|load-server-state-from-file global, and in 'global' server-state-file",
        "server-state-file /var|maxconn 9 #|5|load-server-state-from-file global, and in 'global' server-state-file",
        "server-state-file /var|server-state-file var|5|load-server-state-from-file global, and in 'global' server-state-file",
      })
  void shouldNameTheLineThatKeepsAHoldFromWorking(
      String good, String bad, int line, String needed) {
    assertThat(findings(GOOD.replace(good, bad)))
        .singleElement()
        .asString()
        .startsWith("lb:cfg:" + line + ": found ")
        .contains("; needed for a hold: " + needed);
  }
}
