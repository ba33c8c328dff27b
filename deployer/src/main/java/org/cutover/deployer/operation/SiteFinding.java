package org.cutover.deployer.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory.Site;

/**
 * What a repair finds on one site.
 *
 * @param running the release that runs; empty also if the host does not answer
 * @param healthy whether what runs is healthy
 * @param notUp the load balancers that do not report the server up
 * @param balancers how many load balancers were asked
 */
record SiteFinding(
    Site site, Optional<String> running, boolean healthy, List<String> notUp, int balancers) {

  /** How much has to be done, the quickest first, so that most serve before any is taken out. */
  enum Need {
    /** It serves with the release. */
    NOTHING,
    /** The release runs and does not serve everywhere. */
    ENABLE,
    /** Nothing that serves has to be taken out. */
    START,
    /** Something else serves, and is taken out before. */
    REPLACE
  }

  Need need(String release) {
    boolean right = healthy && running.equals(Optional.of(release));
    if (right) {
      return notUp.isEmpty() ? Need.NOTHING : Need.ENABLE;
    }
    return notUp.size() >= balancers ? Need.START : Need.REPLACE;
  }

  /**
   * The release that runs on most sites.
   *
   * @throws CutoverException if no release does
   */
  static String usual(List<SiteFinding> sites) {
    var counts =
        sites.stream()
            .flatMap(site -> site.running().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<String> usual =
        counts.entrySet().stream().filter(e -> e.getValue() == most).map(e -> e.getKey()).toList();
    if (usual.size() != 1) {
      throw new CutoverException(
          ExitCode.FAILED,
          "the database has no release recorded, and "
              + (usual.isEmpty()
                  ? "none runs on any site"
                  : usual.stream().sorted().collect(Collectors.joining(" and "))
                      + " run on equally many sites"));
    }
    return usual.get(0);
  }
}
