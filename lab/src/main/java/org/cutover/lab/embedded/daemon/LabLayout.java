package org.cutover.lab.embedded.daemon;

import java.util.ArrayList;
import java.util.List;

/**
 * Who listens where, on loopback.
 *
 * @param guard the port that keeps the block for this lab
 * @param cql where the database answers
 * @param storage where other database nodes would reach it
 * @param sites the four sites
 */
public record LabLayout(int guard, int cql, int storage, List<SitePorts> sites) {
  private static final List<String> NAMES = List.of("A", "B", "C", "D");
  private static final int PORTS_PER_SITE = 7;

  /** Copies the list. */
  public LabLayout {
    sites = List.copyOf(sites);
  }

  /**
   * The ports of a site.
   *
   * @param half 1 or 2
   * @param client where users connect to its load balancer
   * @param runtime its load balancer's runtime API
   * @param gatekeeper where its load balancer's gate is filled
   * @param balancerSsh its load balancer's host
   * @param application where its application listens
   * @param spare a second port of its application
   * @param applicationSsh its application's host
   */
  public record SitePorts(
      String name,
      int half,
      int client,
      int runtime,
      int gatekeeper,
      int balancerSsh,
      int application,
      int spare,
      int applicationSsh) {}

  /** The layout of a lab in a block of ports. */
  public static LabLayout in(PortBlock block) {
    List<SitePorts> sites = new ArrayList<>();
    for (String name : NAMES) {
      int first = 3 + sites.size() * PORTS_PER_SITE;
      sites.add(
          new SitePorts(
              name,
              sites.size() < NAMES.size() / 2 ? 1 : 2,
              block.port(first),
              block.port(first + 1),
              block.port(first + 2),
              block.port(first + 3),
              block.port(first + 4),
              block.port(first + 5),
              block.port(first + 6)));
    }
    return new LabLayout(block.guardPort(), block.port(1), block.port(2), sites);
  }

  /** The names of the sites. */
  public List<String> names() {
    return sites.stream().map(SitePorts::name).toList();
  }
}
