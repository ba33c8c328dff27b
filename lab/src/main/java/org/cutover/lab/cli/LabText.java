package org.cutover.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.lab.start.GateProof;

/** How a lab looks at the moment, as a table for a person. */
final class LabText {
  private LabText() {}

  static List<String> of(Inventory inventory, GateProof proof, GateProof.Expected expected) {
    List<String> lines = new ArrayList<>();
    lines.add(row("site", "half", "load balancer", "application", "serves", "servers up"));
    List<Inventory.Site> sites = inventory.sites();
    for (int i = 0; i < sites.size(); i++) {
      Inventory.Site site = sites.get(i);
      Map<String, String> states = proof.servers().get(site.name());
      long up = states.values().stream().filter(GateProof.SERVING::equals).count();
      lines.add(
          row(
              site.name(),
              Integer.toString(site.half()),
              i < inventory.service().targets().size()
                  ? inventory.service().targets().get(i).toString()
                  : "",
              site.application().endpoint().toString(),
              proof.releases().get(site.name()),
              up + " of " + states.size()));
    }
    lines.add(
        "tables      "
            + String.join(", ", proof.tables())
            + "; rows at the start: "
            + proof.rows());
    lines.add(
        String.format(
            Locale.ROOT,
            "idle        median %.1f ms, p95 %.1f ms, %d of %d requests failed",
            proof.idle().medianMillis(),
            proof.idle().p95Millis(),
            proof.idle().errors(),
            proof.idle().requests()));
    proof.openDeployment().ifPresent(holder -> lines.add("deploying   " + holder));
    List<String> problems = proof.problems(expected);
    problems.forEach(problem -> lines.add("changed     " + problem));
    lines.add("start       " + (problems.isEmpty() ? "at its starting point" : "not there: reset"));
    return lines;
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-5s %-5s %-17s %-17s %-18s %s", (Object[]) cells).strip();
  }
}
