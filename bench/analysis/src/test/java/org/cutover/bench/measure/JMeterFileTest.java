package org.cutover.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JMeterFileTest {
  @TempDir private Path folder;

  @Test
  void shouldJoinFilesAndKnowTheLastSamples() throws Exception {
    trial("1-a", IntStream.of(500, 900));
    trial("1-b", IntStream.rangeClosed(1, JMeterFile.WINDOW));

    JMeterFile file = JMeterFile.join(folder, folder.resolve("all.csv"));

    assertThat(Files.readAllLines(folder.resolve("all.csv")))
        .hasSize(JMeterFile.WINDOW + 3)
        .startsWith("timeStamp,elapsed,label", "1,500,x", "1,900,x", "1,1,x");
    assertThat(file.totalMillis()).isEqualTo(1400 + 10_000L * 20_001);
    assertThat(file.minMillis()).isEqualTo(1);
    assertThat(file.maxMillis()).isEqualTo(20_000);
    // Of 1, 2 … 20,000, interpolated at place p(n + 1)/100.
    assertThat(file.percentileOfLast(50)).isEqualTo(10_000.5);
    assertThat(file.percentileOfLast(99)).isEqualTo(19_800.99);
  }

  private void trial(String name, IntStream elapsed) throws Exception {
    Path trial = Files.createDirectories(folder.resolve("trials").resolve(name));
    String rows = elapsed.mapToObj(ms -> "1," + ms + ",x\n").collect(Collectors.joining());
    Files.writeString(trial.resolve("samples.csv"), "timeStamp,elapsed,label\n" + rows);
  }
}
