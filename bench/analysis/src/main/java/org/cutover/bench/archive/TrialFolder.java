package org.cutover.bench.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.cutover.loadgen.record.Sample;
import org.cutover.loadgen.record.SampleCsv;
import org.cutover.loadgen.record.Tally;

/** Writes the folder of one trial. */
final class TrialFolder {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BUFFER = 1 << 16;

  private final Plan plan;
  private final boolean plain;

  /**
   * @param plain whether samples are left uncompressed
   */
  TrialFolder(Plan plan, boolean plain) {
    this.plan = plan;
    this.plain = plain;
  }

  /** Makes a trial up and writes it; returns its row for {@code trials.csv}. */
  JsonNode write(Path folder, Plan.PlannedTrial trial) throws IOException {
    Files.createDirectories(folder);
    Traffic.Sent sent = Traffic.of(plan, trial);
    Tally tally = new Tally();
    sent.samples().forEach(tally::add);
    writeSamples(folder, sent.samples());
    List<ObjectNode> journal = journal(trial);
    if (!journal.isEmpty()) {
      Files.writeString(
          folder.resolve("deployment.jsonl"),
          journal.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
    ObjectNode json = new TrialJson(plan, trial).of(tally, sent.missed(), journal);
    Files.writeString(
        folder.resolve("trial.json"),
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    return json.path("row");
  }

  private List<ObjectNode> journal(Plan.PlannedTrial trial) throws IOException {
    if (!trial.deploys()) {
      return List.of();
    }
    String id = String.format(Locale.ROOT, "20260105T200000-%06x", trial.number());
    long start = trial.start() + plan.rampUpMillis() + plan.deployAtMillis();
    return JournalTemplate.of(trial.scenario()).lines(id, start, plan.deploymentMillis());
  }

  private void writeSamples(Path folder, List<Sample> samples) throws IOException {
    Path file = folder.resolve(plain ? "samples.csv" : "samples.csv.gz");
    try (OutputStream out = Files.newOutputStream(file);
        Writer lines =
            new BufferedWriter(
                new OutputStreamWriter(
                    plain ? out : new GZIPOutputStream(out, BUFFER), StandardCharsets.UTF_8),
                BUFFER)) {
      lines.write(SampleCsv.HEADER + "\n");
      StringBuilder line = new StringBuilder();
      for (Sample sample : samples) {
        line.setLength(0);
        SampleCsv.append(line, sample);
        lines.append(line);
      }
    }
  }
}
