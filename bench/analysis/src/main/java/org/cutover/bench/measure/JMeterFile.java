package org.cutover.bench.measure;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cutover.bench.peer.SampleFile;

/**
 * One file of all samples, which is what JMeter's report generator reads, and what its numbers have
 * to come to. The time in the second column is never quoted, so it is read without a CSV parser.
 */
public final class JMeterFile {
  /** Of how many samples JMeter's percentiles are. */
  static final int WINDOW = 20_000;

  private final long[] last = new long[WINDOW];
  private long rows;
  private long total;
  private long min = Long.MAX_VALUE;
  private long max;

  private JMeterFile() {}

  /** Joins the samples of a plain archive; the file is replaced. */
  public static JMeterFile join(Path archive, Path file) throws IOException {
    JMeterFile joined = new JMeterFile();
    List<SampleFile> parts = SampleFile.in(archive);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int part = 0; part < parts.size(); part++) {
        joined.append(parts.get(part).path(), out, part == 0);
      }
    }
    return joined;
  }

  private void append(Path part, BufferedWriter out, boolean withHeader) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(part)) {
      String header = lines.readLine();
      if (withHeader) {
        out.append(header).append('\n');
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.append(line).append('\n');
        int comma = line.indexOf(',');
        add(Long.parseLong(line, comma + 1, line.indexOf(',', comma + 1), 10));
      }
    }
  }

  private void add(long elapsed) {
    last[(int) (rows % WINDOW)] = elapsed;
    rows++;
    total += elapsed;
    min = Math.min(min, elapsed);
    max = Math.max(max, elapsed);
  }

  long totalMillis() {
    return total;
  }

  long minMillis() {
    return min;
  }

  long maxMillis() {
    return max;
  }

  /**
   * A percentile of the last samples as commons-math's {@code DescriptiveStatistics} interpolates
   * it, which JMeter uses: at place p(n + 1)/100.
   */
  double percentileOfLast(int percent) {
    int size = (int) Math.min(rows, WINDOW);
    long[] sorted = Arrays.copyOf(last, size);
    Arrays.sort(sorted);
    double place = percent * (size + 1) / 100.0;
    int below = (int) Math.floor(place);
    if (below < 1 || below >= size) {
      return sorted[below < 1 ? 0 : size - 1];
    }
    return sorted[below - 1] + (place - below) * (sorted[below] - sorted[below - 1]);
  }
}
