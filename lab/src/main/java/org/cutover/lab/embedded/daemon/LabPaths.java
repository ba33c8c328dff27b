package org.cutover.lab.embedded.daemon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of one lab lies.
 *
 * @param state the lab's own directory
 */
public record LabPaths(Path state) {
  /** Makes the directory absolute: hosts name their files by absolute paths. */
  public LabPaths {
    state = state.toAbsolutePath().normalize();
  }

  /** There while the lab is up, and only then. */
  public Path labFile() {
    return state.resolve("lab.json");
  }

  /** Locked by the lab's process for as long as it lives. */
  public Path lock() {
    return state.resolve("lab.lock");
  }

  /** The description of the lab's machines. */
  public Path inventory() {
    return state.resolve("inventory.yml");
  }

  /** The key that may log in to every host. */
  public Path identity() {
    return state.resolve("keys").resolve("deploy");
  }

  /** The hosts' keys. */
  public Path knownHosts() {
    return state.resolve("known_hosts");
  }

  /** A load balancer's configuration. */
  public Path haproxyCfg(String site) {
    return balancerHost(site).resolve("haproxy.cfg");
  }

  /** Which servers a load balancer would leave in maintenance if it were started again. */
  public Path serverState(String site) {
    return balancerHost(site).resolve("server-state");
  }

  /** The directory of a load balancer's host. */
  public Path balancerHost(String site) {
    return state.resolve("hosts").resolve("lb-" + site);
  }

  /** The directory of an application's host. */
  public Path applicationHost(String site) {
    return state.resolve("hosts").resolve("app-" + site);
  }

  /** The database's directory. */
  public Path cassandra() {
    return state.resolve("cassandra");
  }

  /** What the lab's own process logs. */
  public Path daemonLog() {
    return state.resolve("logs").resolve("lab.log");
  }

  /** What the lab's process says for the one who waits for it: a line a step. */
  public Path progress() {
    return state.resolve("logs").resolve("progress.txt");
  }

  /** Why the lab's process gave up, in one line. */
  public Path failure() {
    return state.resolve("logs").resolve("failure.txt");
  }

  /** What a site's application logs. */
  public Path applicationLog(String site) {
    return state.resolve("logs").resolve("app-" + site + ".log");
  }

  /** Every log, the applications' in the order of the sites. */
  public List<Path> logs(List<String> sites) {
    List<Path> logs = new ArrayList<>(List.of(daemonLog()));
    sites.forEach(site -> logs.add(applicationLog(site)));
    logs.add(cassandra().resolve("logs").resolve("system.log"));
    return List.copyOf(logs);
  }

  /** What only a lab that is up needs. */
  public List<Path> runTimeFiles() {
    return List.of(labFile(), inventory(), knownHosts(), identity(), progress(), failure());
  }
}
