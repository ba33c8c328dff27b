package org.cutover.lab.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cutover.common.DurableFiles;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;

/**
 * Links to a lab's SSH servers and load balancers, and an inventory in which SSH leads through
 * them. For labs on this machine whose service has targets, one a site.
 */
final class Links implements AutoCloseable {
  private static final int SSH_PORT = 22;

  private final Path inventory;
  private final Map<String, Link> balancers;
  private final Map<String, Link> balancerSsh;
  private final Map<String, Link> applicationSsh;

  private Links(
      Path inventory,
      Map<String, Link> balancers,
      Map<String, Link> balancerSsh,
      Map<String, Link> applicationSsh) {
    this.inventory = inventory;
    this.balancers = balancers;
    this.balancerSsh = balancerSsh;
    this.applicationSsh = applicationSsh;
  }

  /** Opens links to all that an inventory names; the other inventory is written beside it. */
  static Links of(Path inventory) throws IOException {
    Inventory lab = InventoryFile.read(inventory);
    Links links =
        new Links(
            inventory.resolveSibling("inventory-linked.yml"),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    try {
      String text = Files.readString(inventory);
      String hosts = Files.readString(lab.ssh().knownHosts());
      List<Inventory.Site> sites = lab.sites();
      for (int i = 0; i < sites.size(); i++) {
        Inventory.Site site = sites.get(i);
        links.balancers.put(site.name(), Link.to(lab.service().targets().get(i)));
        links.balancerSsh.put(site.name(), Link.to(site.loadBalancer().ssh()));
        links.applicationSsh.put(site.name(), Link.to(site.application().ssh()));
      }
      for (Link link : links.ssh()) {
        text = text.replace("ssh: \"" + link.leadsTo() + '"', "ssh: \"" + link.entry() + '"');
        hosts += alsoKnown(hosts, link.leadsTo(), link.entry());
      }
      DurableFiles.write(
          links.inventory,
          text.replace("knownHosts: known_hosts", "knownHosts: known_hosts-linked"));
      DurableFiles.write(inventory.resolveSibling("known_hosts-linked"), hosts);
      return links;
    } catch (IOException | RuntimeException e) {
      links.close();
      throw e;
    }
  }

  /** The lines of known hosts for an address by which another one is reached. */
  static String alsoKnown(String knownHosts, Endpoint real, Endpoint other) {
    String name = named(real);
    return knownHosts
        .lines()
        .filter(line -> Arrays.asList(line.split(" ", 2)[0].split(",")).contains(name))
        .map(line -> named(other) + " " + line.split(" ", 2)[1] + "\n")
        .collect(Collectors.joining());
  }

  /** As OpenSSH writes an address in the file of known hosts. */
  private static String named(Endpoint at) {
    return at.port() == SSH_PORT ? at.host() : "[" + at.host() + "]:" + at.port();
  }

  /** The inventory whose SSH leads through the links. */
  Path inventory() {
    return inventory;
  }

  /** The load balancers as they are reached through the links. */
  List<String> targets() {
    return balancers.values().stream().map(Link::entry).map(Endpoint::toString).toList();
  }

  /** The names of the sites. */
  List<String> sites() {
    return List.copyOf(balancers.keySet());
  }

  private List<Link> ssh() {
    List<Link> ssh = new ArrayList<>(balancerSsh.values());
    ssh.addAll(applicationSsh.values());
    return ssh;
  }

  /** Sets how SSH to all hosts is. */
  void ssh(Link.State state) {
    ssh().forEach(link -> link.set(state));
  }

  /** Sets how a site's load balancer and its host are. */
  void balancer(String site, Link.State state) {
    balancers.get(site).set(state);
    balancerSsh.get(site).set(state);
  }

  /** Opens all of them. */
  void heal() {
    ssh(Link.State.OPEN);
    sites().forEach(site -> balancer(site, Link.State.OPEN));
  }

  @Override
  public void close() throws IOException {
    List<Link> all = ssh();
    all.addAll(balancers.values());
    for (Link link : all) {
      link.close();
    }
  }
}
