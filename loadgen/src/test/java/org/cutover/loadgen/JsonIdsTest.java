package org.cutover.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonIdsTest {
  private final JsonIds check = new JsonIds(Set.of("1", "b"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":1},{\"id\":\"b\"}]",
        " [ {\"id\":\"b\",\"price\":0}, {\"tags\":[{\"id\":9}],\"id\":1} ] ",
      })
  void shouldAcceptExactlyTheIdsInAnyOrderAndForm(String body) {
    assertThat(fault(body)).isEmpty();
    assertThat(fault(body)).as("the second time, from memory").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"id\":1}]|1 expected ids are missing and 0 are unexpected",
        "[{\"id\":1},{\"id\":\"b\"},{\"id\":2}]|0 expected ids are missing and 1 are unexpected",
        "[{\"id\":1},{\"id\":1}]|id 1 is there twice",
        "[{\"name\":1}]|item 0 has no id",
        "[{\"id\":null}]|item 0 has no id",
        "[{\"id\":1},7]|item 1 is not a JSON object",
        "{\"id\":1}|the body is not a JSON array",
        "[{\"id\":1},{\"id\":\"b\"}] 1|the body goes on after the JSON array",
        "[{\"id\":1|the body is not JSON",
        "<html>|the body is not JSON",
      })
  void shouldSayWhatIsWrongWhenTheBodyDiffers(String body, String fault) {
    assertThat(fault(body)).hasValue(fault);
    assertThat(fault(body)).as("never remembered as right").hasValue(fault);
  }

  @Test
  void shouldNotAcceptAnEmptyBody() {
    assertThat(fault("")).hasValue("the body is not a JSON array");
  }

  private Optional<String> fault(String body) {
    return check.fault(body.getBytes(StandardCharsets.UTF_8));
  }
}
