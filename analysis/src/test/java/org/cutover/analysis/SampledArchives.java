package org.cutover.analysis;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A small archive with samples: two trials without and two with a deployment, whose drain cuts one
 * connection and whose switch is slow. Always the same.
 */
public final class SampledArchives {
  /** When the first trial began. */
  public static final long START = 1_700_000_000_000L;

  private static final String HEADER =
      "timeStamp,elapsed,label,responseCode,success,\"errorClass\"\n";
  private static final List<String> COLUMNS =
      List.of(
          "level",
          "scenario",
          "run",
          "samples",
          "avg_ms",
          "min_ms",
          "max_ms",
          "throughput_rps",
          "errors",
          "error_rate_pct");

  private SampledArchives() {}

  /** Writes it. */
  public static Path in(Path parent) {
    try {
      Path archive = Files.createDirectories(parent.resolve("sampled"));
      StringBuilder rows = new StringBuilder(String.join(",", COLUMNS)).append('\n');
      for (int run = 1; run <= 2; run++) {
        for (String scenario : List.of("none", "success")) {
          rows.append(trial(archive, run, scenario)).append('\n');
        }
      }
      Files.writeString(archive.resolve("trials.csv"), rows);
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of a trial. */
  public static Path trial(Path archive, String id) {
    return archive.resolve("trials").resolve(id);
  }

  private static String trial(Path archive, int run, String scenario) throws IOException {
    Path folder = Files.createDirectories(trial(archive, run + "-low-" + scenario));
    long start = START + run * 3_600_000L;
    boolean deploys = scenario.equals("success");
    Random random = new Random(run + (deploys ? 10 : 0));
    StringBuilder samples = new StringBuilder(HEADER);
    int n = 200;
    long sum = 0;
    int longest = 0;
    int shortest = Integer.MAX_VALUE;
    long end = 0;
    for (int i = 0; i < n; i++) {
      long at = start + i * 50L;
      boolean slow = deploys && at >= start + 5000 && at < start + 6000;
      int elapsed = (slow ? 100 : 4) + random.nextInt(9);
      boolean cut = deploys && i == 90;
      samples.append(at).append(',').append(elapsed).append(",\"GET, item\",");
      samples.append(cut ? ",false,reset\n" : "200,true,\n");
      sum += elapsed;
      longest = Math.max(longest, elapsed);
      shortest = Math.min(shortest, elapsed);
      end = Math.max(end, at + elapsed);
    }
    samples.append(start + 9999).append(",30,x,,false,cut\n");
    write(folder.resolve("samples.csv.gz"), samples.toString());
    Files.writeString(
        folder.resolve("trial.json"),
        "{\"schema\":1,\"times\":{\"deploy_at\":" + (start + 3000) + "}}");
    if (deploys) {
      Files.writeString(folder.resolve("deployment.jsonl"), journal(start + 3000));
    }
    int errors = deploys ? 1 : 0;
    return String.join(
        ",",
        "low",
        scenario,
        Integer.toString(run),
        Integer.toString(n),
        Double.toString((double) sum / n),
        Integer.toString(shortest),
        Integer.toString(longest),
        Double.toString(n * 1000.0 / (end - start)),
        Integer.toString(errors),
        Double.toString(100.0 * errors / n));
  }

  private static String journal(long at) {
    return line(at, "copy", "copy rows", "started")
        + line(at + 1000, "copy", "copy rows", "finished")
        + line(at + 1000, "drain", "take out", "started")
        + line(at + 2000, "drain", "take out", "finished")
        + line(at + 2000, "switch", "put in", "started")
        + line(at + 3000, "switch", "put in", "finished")
        + line(at + 3000, "drain", "take out", "started")
        + line(at + 3500, "drain", "take out", "finished")
        + line(at + 4000, "finish", "outcome", "outcome");
  }

  private static String line(long at, String phase, String step, String event) {
    return "{\"schema\":1,\"time\":\""
        + Instant.ofEpochMilli(at)
        + "\",\"phase\":\""
        + phase
        + "\",\"step\":\""
        + step
        + "\",\"target\":\"\",\"event\":\""
        + event
        + "\"}\n";
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
