package org.cutover.lab.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Decides whether a trial counts: pure, so that every reason can be tested. */
public final class Validity {
  private Validity() {}

  /**
   * What is known of a deployment after a trial.
   *
   * @param started when the deployer's process was started
   * @param expectedExit the scenario's exit code
   * @param exit the deployer's exit code; empty if it had to be stopped
   * @param journal what its journal says, if it left one
   */
  public record Deployment(
      Instant started, int expectedExit, OptionalInt exit, Optional<Journal> journal) {
    /** From the start of the process to the last line of its journal, if it left one. */
    public Optional<Duration> took() {
      return journal.map(found -> Duration.between(started, found.ended()));
    }
  }

  /**
   * What is known of a trial.
   *
   * @param samples recorded requests
   * @param loadEnded when the last virtual user ended
   * @param deployment empty in the control
   * @param expectedRelease what every site has to serve afterwards
   * @param releases what the sites serve afterwards, by site
   */
  public record Facts(
      long samples,
      Instant loadEnded,
      Optional<Deployment> deployment,
      String expectedRelease,
      Map<String, String> releases) {}

  /** Why the trial does not count; empty if it does. */
  public static List<String> reasons(Facts facts) {
    List<String> reasons = new ArrayList<>();
    if (facts.samples() == 0) {
      reasons.add("the load recorded no sample");
    }
    facts.deployment().ifPresent(deployment -> judge(deployment, facts.loadEnded(), reasons));
    judgeReleases(facts, reasons);
    return List.copyOf(reasons);
  }

  /** How long the deployment took, if it outlived the hold. */
  public static Optional<Duration> tooLong(Facts facts) {
    return facts
        .deployment()
        .filter(
            deployment ->
                deployment.journal().stream()
                    .anyMatch(journal -> journal.ended().isAfter(facts.loadEnded())))
        .flatMap(Deployment::took);
  }

  private static void judgeReleases(Facts facts, List<String> reasons) {
    Map<String, List<String>> sites = new TreeMap<>();
    new TreeMap<>(facts.releases())
        .forEach(
            (site, release) ->
                sites.computeIfAbsent(release, unused -> new ArrayList<>()).add(site));
    sites.remove(facts.expectedRelease());
    sites.forEach(
        (release, where) ->
            reasons.add(
                "%s %s %s afterwards, not %s"
                    .formatted(
                        where.size() == 1 ? "site" : "sites",
                        String.join(", ", where) + (where.size() == 1 ? " serves" : " serve"),
                        release,
                        facts.expectedRelease())));
  }

  private static void judge(Deployment deployment, Instant loadEnded, List<String> reasons) {
    if (deployment.exit().isEmpty()) {
      reasons.add("the deployment did not end and was stopped");
      return;
    }
    int exit = deployment.exit().getAsInt();
    if (exit != deployment.expectedExit()) {
      reasons.add(
          "the deployer ended with exit code %d, not %d"
              .formatted(exit, deployment.expectedExit()));
    }
    if (deployment.journal().isEmpty()) {
      reasons.add("the deployer left no readable journal");
      return;
    }
    Journal journal = deployment.journal().get();
    if (journal.exit().isEmpty()) {
      reasons.add("the deployer's journal does not end with an outcome");
    } else if (journal.exit().get() != exit) {
      reasons.add(
          "the deployer ended with exit code %d, but its journal says %d"
              .formatted(exit, journal.exit().get()));
    }
    if (journal.ended().isAfter(loadEnded)) {
      reasons.add(
          "the deployment outlived the hold by %d ms; give the trial a longer hold"
              .formatted(journal.ended().toEpochMilli() - loadEnded.toEpochMilli()));
    }
  }
}
