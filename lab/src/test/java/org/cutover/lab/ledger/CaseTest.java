package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseTest {
  @Test
  void shouldReadAll() {
    assertThat(Case.parse("freeze@stop old/C+250ms~3000ms"))
        .isEqualTo(
            new Case(
                Kind.FREEZE,
                Optional.of(new Moment(new StepName("stop old", "C"), Duration.ofMillis(250))),
                Duration.ofSeconds(3)));
    assertThat(Case.parse("kill@decide"))
        .isEqualTo(
            new Case(
                Kind.KILL,
                Optional.of(new Moment(new StepName("decide", ""), Duration.ZERO)),
                Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kill", "success@decide", "kill@decide~3000ms", "drown@decide"})
  void shouldRefuseWhatIsNoCase(String text) {
    assertThatThrownBy(() -> Case.parse(text))
        .isInstanceOf(CutoverException.class)
        .hasMessageStartingWith("no case '" + text + "'; write KIND@STEP/TARGET")
        .hasMessageContaining("kill-undo");
  }

  @Test
  void shouldKillAtTheLineOfItsStepOnly() {
    Case todo = Case.parse("kill@stop old/C");

    assertThat(countsFrom(todo, line("stop old", "C", "started"))).isTrue();
    assertThat(countsFrom(todo, line("stop old", "C", "planned"))).isFalse();
    assertThat(countsFrom(todo, line("stop old", "C", "undoing"))).isFalse();
    assertThat(countsFrom(todo, line("stop old", "D", "started"))).isFalse();
    assertThat(countsFrom(todo, line("start new", "C", "started"))).isFalse();
  }

  @Test
  void shouldKillAnUndoAtTheLineThatAnnouncesIt() {
    Case todo = Case.parse("kill-undo@stop old/C");

    assertThat(countsFrom(todo, line("stop old", "C", "undoing"))).isTrue();
    assertThat(countsFrom(todo, line("stop old", "C", "started"))).isFalse();
  }

  private static boolean countsFrom(Case todo, JsonNode line) {
    return todo.at().orElseThrow().countsFrom(line, todo.kind().event());
  }

  private static JsonNode line(String step, String target, String event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("step", step)
        .put("target", target)
        .put("event", event);
  }
}
