package org.cutover.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppSettingsTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "CUTOVER_PORT", "3000",
              "CUTOVER_TABLE", "item_v2_0_0",
              "CUTOVER_CONTACT_POINTS", "127.0.0.1:9042, 127.0.0.2:9043",
              "CUTOVER_DATACENTER", "dc1",
              "CUTOVER_KEYSPACE", "shop"));

  @Test
  void shouldReadTheEnvironmentAndFillInDefaults() {
    assertThat(AppSettings.from(environment))
        .isEqualTo(
            new AppSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 3000),
                "item_v2_0_0",
                List.of(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 9042),
                    new InetSocketAddress("127.0.0.2", 9043)),
                "dc1",
                "shop",
                "QUORUM",
                Duration.ofMillis(500)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CUTOVER_PORT           | ''        | CUTOVER_PORT is not set in the environment",
        "CUTOVER_PORT           | 70000     | CUTOVER_PORT should be a number from 1 to 65535, not '70000'",
        "CUTOVER_TABLE          | a; DROP   | CUTOVER_TABLE should be lower-case letters, digits and _ (at most 48), not 'a; DROP'",
        "CUTOVER_CONTACT_POINTS | 127.0.0.1 | CUTOVER_CONTACT_POINTS should be host:port,host:port, not '127.0.0.1'"
      })
  void shouldSayWhichVariableIsWrong(String name, String value, String message) {
    environment.put(name, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AppSettings.from(environment))
        .withMessage(message);
  }

  @Test
  void shouldNameTheVersionsThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.of("3.0.0"))
        .withMessage(
            "there is no version '3.0.0' of this application; known: 1.0.0, 2.0.0, 2.0.1-faulty");
  }
}
