package org.cutover.lab.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was seen of a lab before a trial.
 *
 * @param releases what each site's application says it is, by site
 * @param servers what each load balancer says of its servers: site of the balancer, then server
 * @param tables the tables of the keyspace, those of the deployer's own records left out
 * @param rows in the baseline's table
 * @param checksum of those rows
 * @param openDeployment who holds the deployment lock, if anybody
 * @param idle response times without load
 */
public record GateProof(
    Map<String, String> releases,
    Map<String, Map<String, String>> servers,
    List<String> tables,
    int rows,
    String checksum,
    Optional<String> openDeployment,
    Idle idle) {

  /** Copies the collections, sorted, so that proofs compare and print alike. */
  public GateProof {
    releases = new TreeMap<>(releases);
    Map<String, Map<String, String>> sorted = new TreeMap<>();
    servers.forEach((balancer, states) -> sorted.put(balancer, new TreeMap<>(states)));
    servers = sorted;
    tables = List.copyOf(new TreeSet<>(tables));
  }

  /** The state a load balancer reports for a server that takes requests. */
  public static final String SERVING = "UP";

  /**
   * Response times without load, through all load balancers, with warm connections.
   *
   * @param requests how many were asked
   * @param errors how many of them failed
   * @param medianMillis the median, in milliseconds
   * @param p95Millis the 95th percentile, in milliseconds
   */
  public record Idle(int requests, int errors, double medianMillis, double p95Millis) {}

  /**
   * What has to hold.
   *
   * @param release such as {@code shop-1.0.0}
   * @param table the baseline's table, the only one
   * @param seeds its rows
   */
  public record Expected(String release, String table, SeedRows seeds) {}

  /** What does not hold; empty if the trial may start. */
  public List<String> problems(Expected expected) {
    List<String> problems = new ArrayList<>();
    releases.forEach(
        (site, release) -> {
          if (!release.equals(expected.release())) {
            problems.add("site %s serves %s, not %s".formatted(site, release, expected.release()));
          }
        });
    servers.forEach(
        (balancer, states) ->
            states.forEach(
                (server, state) -> {
                  if (!state.equals(SERVING)) {
                    problems.add(
                        "load balancer %s has server %s as %s".formatted(balancer, server, state));
                  }
                }));
    if (!tables.equals(List.of(expected.table()))) {
      problems.add("the tables are %s, not only %s".formatted(tables, expected.table()));
    }
    if (rows != expected.seeds().count() || !checksum.equals(expected.seeds().checksum())) {
      problems.add(
          "table %s does not hold exactly the %d starting rows (it has %d)"
              .formatted(expected.table(), expected.seeds().count(), rows));
    }
    openDeployment.ifPresent(holder -> problems.add("a deployment is open: " + holder));
    if (idle.errors() > 0) {
      problems.add(
          "%d of %d requests failed without load".formatted(idle.errors(), idle.requests()));
    }
    return List.copyOf(problems);
  }

  /** The proof as a trial keeps it. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode releasesJson = json.putObject("releases");
    releases.forEach(releasesJson::put);
    ObjectNode serversJson = json.putObject("servers");
    servers.forEach(
        (balancer, states) -> {
          ObjectNode statesJson = serversJson.putObject(balancer);
          states.forEach(statesJson::put);
        });
    tables.forEach(json.putArray("tables")::add);
    json.put("rows", rows).put("checksum", checksum);
    json.put("open_deployment", openDeployment.orElse(null));
    json.putObject("idle")
        .put("requests", idle.requests())
        .put("errors", idle.errors())
        .put("median_ms", idle.medianMillis())
        .put("p95_ms", idle.p95Millis());
    return json;
  }
}
