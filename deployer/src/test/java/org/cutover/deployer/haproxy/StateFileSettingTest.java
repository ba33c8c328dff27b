package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFileSettingTest {
  private static String config(String global, String defaults, String backend) {
    return "global\n%s\ndefaults\n%s\nbackend app\n%s\n"
        .formatted(
            global.replace(';', '\n'), defaults.replace(';', '\n'), backend.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "server-state-file /s/f|load-server-state-from-file global||/s/f",
        "server-state-file /s/f||load-server-state-from-file global|/s/f",
        "server-state-file f;server-state-base /s|load-server-state-from-file global||/s/f",
        "server-state-file /s/f|load-server-state-from-file none|load-server-state-from-file global|/s/f",
        "server-state-base /s|load-server-state-from-file local||/s/app",
        "server-state-base /s/|load-server-state-from-file local|server-state-file-name x|/s/x",
        "server-state-file /s/f|load-server-state-from-file local|server-state-file-name /t/x|/t/x",
        "server-state-base /s|load-server-state-from-file local|server-state-file-name use-backend-name|/s/app",
      })
  void shouldFindTheFileThatHaproxyReads(
      String global, String defaults, String backend, String path) {
    assertThat(StateFileSetting.path(config(global, text(defaults), text(backend)), "app"))
        .contains(path);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server-state-file /s/f|retries 3|retries 3",
        "server-state-file /s/f|load-server-state-from-file global|load-server-state-from-file none",
        "server-state-file f|load-server-state-from-file global|retries 3",
        "server-state-file|load-server-state-from-file global|retries 3",
        "maxconn 9|load-server-state-from-file global|retries 3",
        "maxconn 9|load-server-state-from-file local|retries 3",
        "server-state-base /s|load-server-state-from-file global|retries 3",
        "server-state-file \"/s/${X}/f\"|load-server-state-from-file global|retries 3",
      })
  void shouldFindNoneWhereHaproxyReadsNoneForCertain(
      String global, String defaults, String backend) {
    assertThat(StateFileSetting.path(config(global, defaults, backend), "app")).isEmpty();
  }

  @Test
  void shouldFindNoneOfABackendThatIsNotThere() {
    String text = config("server-state-file /s/f", "load-server-state-from-file global", "");
    assertThat(StateFileSetting.path(text, "web")).isEmpty();
  }
}
