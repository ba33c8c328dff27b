package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Results for tests. */
final class Results {
  private Results() {}

  static RunResult clean(int number, String done) {
    return result(
        number,
        done,
        new RunResult.Deployed(
            true,
            List.of("deploy 137", "resume 0"),
            "deployed",
            OptionalLong.of(840),
            List.of(),
            List.of(new StepName("take lock", ""), new StepName("install", "A")),
            List.of()),
        proven(RunResult.Verdict.CLEAN, Map.of(), 0, 0),
        "");
  }

  static RunResult contradicted(int number, String done) {
    return result(
        number,
        done,
        new RunResult.Deployed(
            true,
            List.of("deploy 12"),
            "neither",
            OptionalLong.empty(),
            List.of("the lock is held: a | b"),
            List.of(),
            List.of()),
        proven(RunResult.Verdict.CONTRADICTED, Map.of("lost", 2L, "stale", 1L), 3, 5),
        "runs/0002");
  }

  static RunResult unknown(int number, String done) {
    RunResult clean = clean(number, done);
    return result(
        number, done, clean.deployed(), proven(RunResult.Verdict.UNKNOWN, Map.of(), 0, 0), "");
  }

  /** A run in which nothing was done to the deployment. */
  static RunResult missed(int number, String done) {
    RunResult clean = clean(number, done);
    return result(number, done, RunResult.Deployed.never(), clean.proven(), "");
  }

  /** A run that is clean, but for requests that failed. */
  static RunResult failing(int number, String done) {
    RunResult clean = clean(number, done);
    return result(
        number, done, clean.deployed(), proven(RunResult.Verdict.CLEAN, Map.of(), 0, 7), "runs/x");
  }

  private static RunResult.Proven proven(
      RunResult.Verdict verdict, Map<String, Long> anomalies, int contradictions, long failed) {
    return new RunResult.Proven(
        verdict, Map.of("writes", 100L, "failed", failed), anomalies, contradictions, 1, 0);
  }

  private static RunResult result(
      int number, String done, RunResult.Deployed deployed, RunResult.Proven proven, String kept) {
    return new RunResult(
        number,
        Instant.parse("2026-01-02T03:04:05Z"),
        new RunResult.Origin(
            "0123456789abcdef",
            false,
            JsonNodeFactory.instance.objectNode().put("processors", 2).put("processor", "any")),
        4711,
        done,
        "",
        deployed,
        proven,
        12.5,
        kept);
  }
}
