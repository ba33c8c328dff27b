package org.cutover.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cutover.deployer.database.HistoryEntry;
import org.junit.jupiter.api.Test;

class HistoryCommandTest {
  @Test
  void shouldSayThatThereWasNoDeploymentYet() {
    assertThat(HistoryCommand.lines(List.of())).containsExactly("none yet");
  }

  @Test
  void shouldShowADeploymentInALine() {
    HistoryEntry entry =
        new HistoryEntry(
            Instant.parse("2026-01-01T00:00:00Z"),
            "20260101T000000-abcdef",
            "blue-green",
            "shop-1.0.0",
            "shop-2.0.0",
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.parse("2026-01-01T00:00:21Z")),
            Optional.of("deployed"));
    assertThat(HistoryCommand.lines(List.of(entry)))
        .containsExactly(
            "2026-01-01T00:00:00Z  20260101T000000-abcdef  blue-green  shop-1.0.0 -> shop-2.0.0"
                + "  deployed  2026-01-01T00:00:21Z");
    assertThat(HistoryCommand.objects(List.of(entry)))
        .containsExactly(
            "{\"schema\":1,\"started\":\"2026-01-01T00:00:00Z\","
                + "\"deployment\":\"20260101T000000-abcdef\",\"strategy\":\"blue-green\","
                + "\"from\":\"shop-1.0.0\",\"to\":\"shop-2.0.0\","
                + "\"ended\":\"2026-01-01T00:00:21Z\",\"result\":\"deployed\"}");
  }
}
