package org.cutover.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResultTextTest {
  @Test
  void shouldGiveRatiosToOursOnTheSameForm() {
    ResultText text =
        new ResultText(
            List.of(
                measured(Contender.OURS, "gzip", 2000, 3000, 1000),
                measured(Contender.OURS, "plain", 900, 1100),
                measured("other", "plain", 4000, 2500)));

    String table =
        text.of("bench/analysis/run", "9 trials.", "0.1").replaceAll("(?s)^.*?\\| w", "| w");

    assertThat(table)
        .isEqualTo(
            """
            | what | from | min s | median s | max s | to ours | CPU s | to ours | peak MB | agrees |
            |---|---|--:|--:|--:|--:|--:|--:|--:|---|
            | **Cutover** | gzip | 1.00 | 2.00 | 3.00 | 1.00 | 1.00 | 1.00 | 120 | all |
            | **Cutover** | plain | 0.90 | 1.00 | 1.10 | 1.00 | 0.50 | 1.00 | 120 | all |
            | Other | plain | 2.50 | 3.25 | 4.00 | 3.25 | 1.63 | 3.25 | 120 | all |
            """);
  }

  @Test
  void shouldSayCommandMachineAndArchive() {
    String text = new ResultText(List.of()).of("bench/analysis/run --runs 2", "9 trials.", "0.1");

    assertThat(text)
        .contains("Command: `bench/analysis/run --runs 2`\n\nMachine: ")
        .contains(" processors (")
        .contains("; load average before the first run 0.1.\n\nArchive: 9 trials.\n\n");
  }

  private static Measurement measured(String name, String source, long... millis) {
    String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Contender contender =
        new Contender(name, source, title, List.of(), Map.of(), Path.of("out"), out -> "all");
    return new Measurement(
        contender,
        LongStream.of(millis).mapToObj(ms -> new Timing(ms, ms / 2, 120)).toList(),
        "all");
  }
}
