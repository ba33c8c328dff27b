package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** What our report has read from the samples themselves: its timelines have to hold all of them. */
final class OurTimeline {
  private OurTimeline() {}

  static String check(Path data, Reference reference) throws IOException {
    Path file = data.resolve("timeline.csv");
    if (!Files.exists(file)) {
      return "; samples NOT read";
    }
    List<CSVRecord> seconds = Csv.read(file);
    long samples = seconds.stream().mapToLong(row -> Long.parseLong(row.get("samples"))).sum();
    Reference.same("samples in timeline.csv", Long.toString(samples), reference.samples());
    return "; all samples in the timelines";
  }
}
