package org.cutover.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds the totals of JMeter's report against ours. JMeter knows no requests that were cut off: it
 * counts them as samples and as errors. Its percentiles are those of the last 20,000 samples of the
 * file (its property {@code statistic_window}), not of all; they are held against that.
 */
final class JMeterCheck implements Check {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Reference reference;
  private final JMeterFile file;

  JMeterCheck(Reference reference, JMeterFile file) {
    this.reference = reference;
    this.file = file;
  }

  @Override
  public String of(Path out) throws IOException {
    JsonNode total = MAPPER.readTree(out.resolve("statistics.json").toFile()).path("Total");
    List<Sums> trials = reference.trials();
    long cut = trials.stream().mapToLong(Sums::cut).sum();
    long samples = reference.samples() + cut;
    same(total, "sampleCount", samples);
    same(total, "errorCount", cut + trials.stream().mapToLong(Sums::errors).sum());
    same(total, "meanResTime", 1.0 * file.totalMillis() / samples);
    same(total, "minResTime", file.minMillis());
    same(total, "maxResTime", file.maxMillis());
    same(total, "medianResTime", file.percentileOfLast(50));
    same(total, "pct1ResTime", file.percentileOfLast(90));
    same(total, "pct2ResTime", file.percentileOfLast(95));
    same(total, "pct3ResTime", file.percentileOfLast(99));
    return "samples, errors, mean, extremes; percentiles, which are of the last "
        + JMeterFile.WINDOW
        + " samples";
  }

  private static void same(JsonNode total, String key, long expected) {
    Reference.same("JMeter's " + key, total.path(key).asText(), expected);
  }

  private static void same(JsonNode total, String key, double expected) {
    Reference.same("JMeter's " + key, total.path(key).asText(), expected);
  }
}
