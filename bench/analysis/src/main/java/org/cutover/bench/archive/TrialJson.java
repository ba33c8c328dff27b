package org.cutover.bench.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cutover.loadgen.Summary;
import org.cutover.loadgen.record.Tally;

/** {@code trial.json}: everything about a trial that is not a sample. */
final class TrialJson {
  private static final List<String> SITES = List.of("A", "B", "C", "D");
  private static final String BASELINE = "shop-1.0.0";

  private final Plan plan;
  private final Plan.PlannedTrial trial;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  TrialJson(Plan plan, Plan.PlannedTrial trial) {
    this.plan = plan;
    this.trial = trial;
  }

  /**
   * The whole file.
   *
   * @param tally all samples, added up
   * @param journal the deployment's journal; empty where nothing is deployed
   */
  ObjectNode of(Tally tally, long missed, List<ObjectNode> journal) {
    head();
    times(tally.summary(missed));
    counts("errors_by_class", tally.errorsByClass(), error -> error.word());
    counts("samples_by_address", tally.samplesByAddress(), address -> address);
    generator();
    row(tally.summary(missed));
    if (!journal.isEmpty()) {
      deployment(journal);
    }
    String after = trial.scenario().equals("success") ? "shop-2.0.0" : BASELINE;
    ObjectNode releases = json.putObject("releases_after");
    SITES.forEach(site -> releases.put(site, after));
    json.put("valid", true).putArray("reasons");
    return json;
  }

  private void head() {
    json.put("schema", 1)
        .put("trial", trial.id())
        .put("block", trial.block())
        .put("level", trial.level().name())
        .put("scenario", trial.scenario())
        .put("deployer", trial.deployer())
        .put("attempt", 1)
        .put("seed", plan.seed())
        .put("users", trial.level().users())
        .put("target_rps", (double) trial.level().rate());
    ObjectNode gate = json.putObject("gate");
    ObjectNode releases = gate.putObject("releases");
    SITES.forEach(site -> releases.put(site, BASELINE));
    gate.put("rows", 100).putNull("open_deployment");
  }

  private void times(Summary summary) {
    long hold = trial.start() + plan.rampUpMillis();
    long end = hold + plan.holdMillis();
    json.putObject("times")
        .put("ramp_up_start", trial.start())
        .put("hold_start", hold)
        .put("deploy_at", hold + plan.deployAtMillis())
        .put("hold_end", end)
        .put("end", summary.cut() > 0 ? end + Traffic.GRACE : end);
  }

  private <K> void counts(String name, Map<K, Long> counts, Function<K, String> word) {
    ObjectNode node = json.putObject(name);
    counts.entrySet().stream()
        .map(entry -> Map.entry(word.apply(entry.getKey()), entry.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> node.put(entry.getKey(), entry.getValue()));
  }

  private void generator() {
    json.put("resolve", "once-per-user").putArray("name_servers");
    json.putObject("generator").put("limited", false).putArray("reasons");
  }

  private void row(Summary summary) {
    json.putObject("row")
        .put("level", trial.level().name())
        .put("scenario", trial.scenario())
        .put("run", trial.block())
        .put("samples", summary.samples())
        .put("avg_ms", summary.avgMs())
        .put("min_ms", summary.minMs())
        .put("max_ms", summary.maxMs())
        .put("throughput_rps", summary.throughputRps())
        .put("errors", summary.errors())
        .put("error_rate_pct", summary.errorRatePct())
        .put("deployer", trial.deployer())
        .put("attempt", 1)
        .put("started_at", Time.text(trial.start()))
        .put("goodput_rps", summary.goodputRps())
        .put("p50_ms", summary.p50Ms())
        .put("p95_ms", summary.p95Ms())
        .put("p99_ms", summary.p99Ms())
        .put("missed", summary.missed())
        .put("cut", summary.cut())
        .put("generator_limited", false);
  }

  private void deployment(List<ObjectNode> journal) {
    JsonNode outcome = journal.get(journal.size() - 1).path("detail");
    ObjectNode deployment = json.putObject("deployment");
    deployment.set("expected_exit", outcome.path("exit"));
    deployment.set("exit", outcome.path("exit"));
    deployment.set("started", journal.get(0).path("time"));
    deployment.set("ended", journal.get(journal.size() - 1).path("time"));
    deployment.set("outcome", outcome);
  }
}
