package org.cutover.lab.trial;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.hosts.HostLoad;
import org.cutover.loadgen.GeneratorHealth;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.NameUse;
import org.cutover.loadgen.Summary;

/** {@code trial.json}: everything about a trial that is not a sample. */
final class TrialJson {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final PlannedTrial trial;
  private final int attempt;

  TrialJson(Experiment experiment, PlannedTrial trial, int attempt) {
    this.trial = trial;
    this.attempt = attempt;
    Experiment.Level level = experiment.levels().get(trial.cell().level());
    json.put("schema", 1)
        .put("trial", trial.id())
        .put("block", trial.block())
        .put("level", trial.cell().level())
        .put("scenario", trial.cell().scenario())
        .put("deployer", trial.cell().deployer())
        .put("attempt", attempt)
        .put("seed", experiment.seed())
        .put("users", level.users())
        .put("target_rps", level.throughput());
  }

  void gate(ObjectNode proof) {
    json.set("gate", proof);
  }

  /** Takes over what the load came to; {@code deployAt} is counted from the start of the hold. */
  void load(LoadResult result, Duration deployAt) {
    LoadResult.Course course = result.course();
    json.putObject("times")
        .put("ramp_up_start", course.rampUpStart())
        .put("hold_start", course.holdStart())
        .put("deploy_at", course.holdStart() + deployAt.toMillis())
        .put("hold_end", course.holdEnd())
        .put("end", course.end());
    ObjectNode errors = json.putObject("errors_by_class");
    result.errorsByClass().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> errors.put(entry.getKey().word(), entry.getValue()));
    ObjectNode addresses = json.putObject("samples_by_address");
    result.samplesByAddress().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> addresses.put(entry.getKey(), entry.getValue()));
    names(result.names());
    generator(result.health());
    row(result);
  }

  private void names(NameUse names) {
    json.put("resolve", names.policy().word());
    ArrayNode servers = json.putArray("name_servers");
    for (NameUse.Server server : names.servers()) {
      servers
          .addObject()
          .put("address", server.address().toString())
          .put("queries", server.queries())
          .put("failures", server.failures());
    }
  }

  private void generator(GeneratorHealth health) {
    ObjectNode generator =
        json.putObject("generator")
            .put("limited", health.limited())
            .put("target_rps", health.targetRps())
            .put("achieved_rps", health.achievedRps())
            .put("pacer_lag_p99_ms", health.pacerLagP99Ms())
            .put("worst_burst", health.worstBurst())
            .put("burst_limit", health.burstLimit())
            .put("gc_total_ms", health.gcTotalMs())
            .put("gc_max_ms", health.gcMaxMs())
            .put("cpu_pct", health.cpuPct())
            .put("recorder_waits", health.recorderWaits());
    health.reasons().forEach(generator.putArray("reasons")::add);
  }

  private void row(LoadResult result) {
    Summary summary = result.summary();
    json.putObject("row")
        .put("level", trial.cell().level())
        .put("scenario", trial.cell().scenario())
        .put("run", trial.block())
        .put("samples", summary.samples())
        .put("avg_ms", summary.avgMs())
        .put("min_ms", summary.minMs())
        .put("max_ms", summary.maxMs())
        .put("throughput_rps", summary.throughputRps())
        .put("errors", summary.errors())
        .put("error_rate_pct", summary.errorRatePct())
        .put("deployer", trial.cell().deployer())
        .put("attempt", attempt)
        .put("started_at", Instant.ofEpochMilli(result.course().rampUpStart()).toString())
        .put("goodput_rps", summary.goodputRps())
        .put("p50_ms", summary.p50Ms())
        .put("p95_ms", summary.p95Ms())
        .put("p99_ms", summary.p99Ms())
        .put("missed", summary.missed())
        .put("cut", summary.cut())
        .put("generator_limited", result.health().limited());
  }

  /** Takes over what the hosts did during the hold; {@link #load} has given the row before. */
  void hosts(List<HostLoad> loads) {
    ArrayNode hosts = json.putArray("hosts");
    for (HostLoad load : loads) {
      ObjectNode host =
          hosts
              .addObject()
              .put("host", load.host())
              .put("seconds", load.seconds())
              .put("cpu_mean_pct", load.meanCpuPct())
              .put("cpu_max_pct", load.maxCpuPct())
              .put("cpu_limit_pct", load.limitPct().orElse(null))
              .put("seconds_at_limit", load.secondsAtLimit())
              .put("saturated", load.saturated());
      if (load.maxMemoryMegabytes() >= 0) {
        host.put("memory_max_mb", load.maxMemoryMegabytes());
      }
    }
    String saturated =
        loads.stream()
            .filter(HostLoad::saturated)
            .map(HostLoad::host)
            .collect(Collectors.joining(" "));
    json.withObject("/row").put("saturated", saturated);
  }

  void deployment(Validity.Deployment deployment) {
    ObjectNode node =
        json.putObject("deployment")
            .put("expected_exit", deployment.expectedExit())
            .put("process_started", deployment.started().truncatedTo(MILLIS).toString());
    deployment.exit().ifPresent(exit -> node.put("exit", exit));
    Optional<Journal> journal = deployment.journal();
    if (journal.isPresent()) {
      node.put("started", journal.get().started().toString())
          .put("ended", journal.get().ended().toString())
          .set("outcome", journal.get().detail());
    }
  }

  void releasesAfter(Map<String, String> releases) {
    ObjectNode node = json.putObject("releases_after");
    releases.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> node.put(entry.getKey(), entry.getValue()));
  }

  ObjectNode with(List<String> reasons) {
    json.put("valid", reasons.isEmpty());
    reasons.forEach(json.putArray("reasons")::add);
    return json;
  }
}
