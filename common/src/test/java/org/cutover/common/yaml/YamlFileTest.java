package org.cutover.common.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;

class YamlFileTest {
  private record Sample(String name, int users, Duration hold) {}

  private static Sample read(String text) {
    return YamlFile.parse(
        Path.of("sample.yml"),
        text,
        map -> {
          map.schema(1);
          YamlMap times = map.map("times");
          return new Sample(
              map.string("name"), map.integer("users", 1, 500), times.duration("hold"));
        });
  }

  @Test
  void shouldReadAWholeFile() {
    assertThat(read("schema: 1\nname: quick\nusers: 5\ntimes: {hold: 13s}\n"))
        .isEqualTo(new Sample("quick", 5, Duration.ofSeconds(13)));
  }

  @Test
  void shouldReportEveryProblemAtOnceWithItsPlace() {
    assertThatThrownBy(
            () ->
                read(
                    "schema: 2\nnam: quick\nusers: many\ntimes:\n  hold: 13 seconds\n  holt: 1s\n"))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            """
            sample.yml:1:1: missing key 'name'
            sample.yml:1:9: schema: '2' should be a whole number from 1 to 1
            sample.yml:2:1: unknown key 'nam'; did you mean 'name'; allowed: name, schema, times, users
            sample.yml:3:8: users: 'many' should be a whole number from 1 to 500
            sample.yml:5:9: times.hold: '13 seconds' is not a duration; write a whole number and ms, s, m or h, such as 30s
            sample.yml:6:3: unknown key 'times.holt'; did you mean 'hold'; allowed: hold"""
                .stripIndent());
  }

  @Test
  void shouldTakeNoDigitsOfOtherScripts() {
    assertThatThrownBy(() -> read("schema: 1\nname: a\nusers: \uff12\ntimes: {hold: \uff12s}\n"))
        .hasMessage(
            "sample.yml:3:8: users: '\uff12' should be a whole number from 1 to 500\n"
                + "sample.yml:4:15: times.hold: '\uff12s' is not a duration; write a whole number and"
                + " ms, s, m or h, such as 30s");
    assertThatThrownBy(
            () ->
                YamlFile.parse(
                    Path.of("sample.yml"), "seed: \uff12\n", map -> map.optionalLong("seed")))
        .hasMessage("sample.yml:1:7: seed: '\uff12' should be a whole number");
  }

  @Test
  void shouldNameLineAndColumnOfBrokenYaml() {
    assertThatThrownBy(() -> read("schema: 1\nname: [quick\n"))
        .hasMessageStartingWith("sample.yml:3:1: not valid YAML: ");
  }

  @Test
  void shouldRefuseAFileThatIsNoMapping() {
    assertThatThrownBy(() -> read("- a\n"))
        .hasMessage("sample.yml:1:1: should hold keys and values, such as 'schema: 1'");
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    assertThatThrownBy(() -> YamlFile.read(Path.of("absent.yml"), map -> map))
        .hasMessage("absent.yml: no such file");
  }

  @Test
  void shouldRefuseAKeyThatStandsThereTwice() {
    assertThatThrownBy(() -> read("schema: 1\nname: a\nname: b\nusers: 5\ntimes: {hold: 1s}\n"))
        .hasMessage("sample.yml:3:1: key 'name' stands here a second time");
  }
}
