package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** What our report has read from the samples: its timelines have to hold each of them once. */
final class OurSamples {
  private OurSamples() {}

  /**
   * Says what agrees, or that this build of ours read no samples.
   *
   * @param data the report's folder of numbers
   * @param trials what is right
   */
  static String check(Path data, List<Sums> trials) throws IOException {
    Path file = data.resolve("timeline.csv");
    if (!Files.exists(file)) {
      return "; it read NO SAMPLES, so its time is no answer";
    }
    List<CSVRecord> seconds = Csv.read(file);
    long samples = trials.stream().mapToLong(Sums::samples).sum();
    long errors = trials.stream().mapToLong(Sums::errors).sum();
    Reference.same("requests in timeline.csv", sum(seconds, "requests"), samples);
    Reference.same("errors in timeline.csv", sum(seconds, "errors"), errors);
    return "; all samples and errors in its timelines";
  }

  private static String sum(List<CSVRecord> rows, String column) {
    return Long.toString(rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum());
  }
}
