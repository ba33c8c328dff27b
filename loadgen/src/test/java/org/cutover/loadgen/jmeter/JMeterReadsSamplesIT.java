package org.cutover.loadgen.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.jmeter.reporters.ResultCollector;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.save.CSVSaveService;
import org.apache.jmeter.util.JMeterUtils;
import org.apache.jmeter.visualizers.Visualizer;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.Target;
import org.cutover.loadgen.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JMeter's own reader has to take our file for one of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class JMeterReadsSamplesIT {
  @TempDir Path folder;

  @Test
  void shouldReadEverySampleWhenUncompressed() throws IOException {
    Path samples = folder.resolve("samples.csv.gz");
    LoadResult result;
    try (TestServer server = TestServer.of(200, "{}")) {
      LoadPlan plan =
          new LoadPlan(
              new LoadProfile(2, 30, Duration.ZERO, Duration.ofSeconds(1)),
              Target.of(server.url("/")),
              LoadRequest.get("/a,b"),
              new JsonIds(Set.of("1")));
      result = new JMeterLoadGenerator().run(plan, samples, LoadListener.none());
    }

    List<SampleResult> read = read(samples);
    assertThat(read).hasSize(Math.toIntExact(result.summary().samples()));
    SampleResult first = read.get(0);
    assertThat(first.getSampleLabel()).isEqualTo("GET /a,b");
    assertThat(first.getResponseCode()).isEqualTo("200");
    assertThat(first.isSuccessful()).isFalse();
    assertThat(first.getThreadName()).startsWith("users 1-");
    assertThat(first.getBytesAsLong()).isPositive();
    CSVRecord row = SampleFile.rows(samples).get(0);
    assertThat(first.getStartTime()).isEqualTo(Long.parseLong(row.get("timeStamp")));
    assertThat(first.getTime()).isEqualTo(Long.parseLong(row.get("elapsed")));
  }

  private List<SampleResult> read(Path compressed) throws IOException {
    Path plain = folder.resolve("samples.csv");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
      Files.copy(in, plain);
    }
    List<SampleResult> read = new ArrayList<>();
    // The reader wants a file of JMeter's installation to be there, though it needs nothing of it.
    Files.writeString(
        Files.createDirectories(folder.resolve("bin")).resolve("saveservice.properties"),
        "_version=5.0\n");
    JMeterUtils.setJMeterHome(folder.toString());
    CSVSaveService.processSamples(plain.toString(), collecting(read), new ResultCollector());
    return read;
  }

  private static Visualizer collecting(List<SampleResult> read) {
    return new Visualizer() {
      @Override
      public void add(SampleResult sample) {
        read.add(sample);
      }

      @Override
      public boolean isStats() {
        return false;
      }
    };
  }
}
