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
      defaults
        mode http
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
        "maxconn 1|maxconn 2|12|server gate … maxconn 1 weight 0 disabled",
        "weight 0 disabled|weight 0|12|server gate … maxconn 1 weight 0 disabled",
        "weight 0|weight 1|12|server gate … maxconn 1 weight 0 disabled",
        "server gate unix|server gates unix|8|server gate … maxconn 1 weight 0 disabled",
        "use-server gate|use-server A|8|use-server gate if { fe_name gatekeeper }",
        "queue 30s|queue 10s|4|timeout queue of more than 10s",
        "timeout queue 30s|retries 3|3|timeout queue of more than 10s",
        "balance roundrobin|balance uri|9|balance roundrobin or leastconn",
        "server A 10.0.0.1:80 check|server A 10.0.0.1:80 check agent-check|11|no agent-check",
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
