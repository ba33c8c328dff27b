package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCheckTest {
  private static final String SOUND =
      """
      global
          stats socket /run/haproxy.sock level admin
      defaults
          mode http
          retries 3
          option redispatch 1
      frontend web
          default_backend app
      backend app   # the shop
          option httpchk GET /health
          server A 10.0.0.1:80 check inter 1s
          server B 10.0.0.2:80 check inter 1s
      """;

  private static List<String> findings(String text) {
    return ConfigCheck.findings("lb:/etc/haproxy.cfg", text, "app", List.of("A", "B"));
  }

  @Test
  void shouldFindNothingWhenTheConfigurationIsSound() {
    assertThat(findings(SOUND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "mode http|mode tcp|:4: found 'mode tcp'; supported: mode http (a drained server would keep"
            + " its connections)",
        "mode http|log global|:9: found no mode, which means 'mode tcp'; supported: mode http",
        "retries 3|retries 0|:5: found 'retries 0'; supported: retries 1 or more (a refused connect"
            + " would be an error)",
        "option redispatch 1|no option redispatch|:6: found 'no option redispatch'; supported:"
            + " option redispatch (a retry must go to another server)",
        "option redispatch 1|option httplog|:9: found no 'option redispatch'; supported: option"
            + " redispatch (a retry must go to another server)",
        "retries 3|retry-on conn-failure empty-response|:5: found 'retry-on conn-failure"
            + " empty-response'; supported: retry-on conn-failure (anything more may repeat a"
            + " write), or 'http-request disable-l7-retry' for writes",
        "retries 3|retry-on none|:5: found 'retry-on none'; supported: retry-on conn-failure (a"
            + " refused connect would be an error)",
        "option httpchk GET /health|option persist|:10: found 'option persist'; supported: nothing"
            + " that sends requests to a server that is down",
        "check inter 1s|on-marked-down shutdown-sessions check|:11: found 'server A 10.0.0.1:80"
            + " on-marked-down shutdown-sessions check'; supported: no 'on-marked-down"
            + " shutdown-sessions' (it kills requests under way)",
        "check inter 1s|weight 1|:11: found 'server A 10.0.0.1:80 weight 1'; supported: check"
            + " (without health checks nothing tells when a server is up)",
        "server A|server Z|:9: found no 'server A'; supported: a server named as each site of the"
            + " inventory"
      })
  void shouldShowPlaceFoundAndSupportedWhenASettingLosesRequests(
      String sound, String wrong, String finding) {
    assertThat(findings(SOUND.replaceFirst(sound, wrong)))
        .contains("lb:/etc/haproxy.cfg" + finding);
  }

  @Test
  void shouldRefuseACookieOnlyWhenNothingIsRedispatched() {
    String cookie = SOUND.replace("option httpchk", "cookie SRV insert\n    option httpchk");
    assertThat(findings(cookie)).isEmpty();
    assertThat(findings(cookie.replace("option redispatch 1", "")))
        .anyMatch(f -> f.contains("found 'cookie SRV insert'"));
  }

  @Test
  void shouldFollowNamedDefaultsAndTheBackendsOwnSettings() {
    String named =
        SOUND
            .replace("defaults\n", "defaults bad\n    mode tcp\ndefaults good\n")
            .replace("backend app ", "backend app from good ");
    assertThat(findings(named)).isEmpty();
    assertThat(findings(named.replace("from good", "from bad"))).isNotEmpty();
    assertThat(findings(SOUND.replace("option httpchk", "mode tcp\n    option httpchk")))
        .anyMatch(f -> f.contains("'mode tcp'"));
  }

  @Test
  void shouldSeeDefaultServerSettings() {
    String text =
        SOUND
            .replace("check inter 1s", "")
            .replace("option httpchk", "default-server check\n    option httpchk");
    assertThat(findings(text)).isEmpty();
    assertThat(
            findings(
                text.replace(
                    "default-server check",
                    "default-server check on-marked-down shutdown-sessions")))
        .hasSize(1);
  }

  @Test
  void shouldSayThatThereIsNoSuchBackend() {
    assertThat(ConfigCheck.findings("f", SOUND, "api", List.of()))
        .containsExactly("f: no 'backend api'; the inventory names it");
  }
}
