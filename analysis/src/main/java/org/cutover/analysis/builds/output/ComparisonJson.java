package org.cutover.analysis.builds.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cutover.analysis.builds.Build;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildComparison;
import org.cutover.analysis.builds.BuildVerdict;
import org.cutover.analysis.builds.Cells;
import org.cutover.analysis.builds.Controls;
import org.cutover.analysis.builds.Tested;
import org.cutover.analysis.comparison.CellValues;
import org.cutover.analysis.report.Provenance;
import org.cutover.analysis.table.Numbers;

/** {@code comparison.json}: everything for programs; what does not apply is null. */
final class ComparisonJson {
  private ComparisonJson() {}

  static String render(BuildAnalysis analysis, int exit) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("schema", 1);
    verdict(root, analysis.verdict());
    root.put("exit", exit).put("summary", Wording.headline(analysis));
    root.put("compared", analysis.builds().design().word());
    number(root, "alpha", OptionalDouble.of(analysis.settings().alpha()));
    number(root, "power", OptionalDouble.of(analysis.settings().power()));
    ObjectNode builds = root.putObject("builds");
    build(builds.putObject("a"), analysis.builds().a());
    build(builds.putObject("b"), analysis.builds().b());
    ArrayNode deciding = root.putArray("deciding_metrics");
    analysis.deciding().forEach(metric -> deciding.add(metric.id()));
    ArrayNode cells = root.putArray("cells");
    for (BuildAnalysis.CellVerdict cell : analysis.cells()) {
      ObjectNode node = cells.addObject();
      node.put("level", cell.level()).put("scenario", cell.scenario());
      verdict(node, cell.verdict());
    }
    ArrayNode comparisons = root.putArray("comparisons");
    analysis.comparisons().forEach(one -> comparison(comparisons.addObject(), one));
    ArrayNode controls = root.putArray("controls");
    analysis.controls().forEach(one -> control(controls.addObject(), one));
    ArrayNode notes = root.putArray("notes");
    Wording.notes(analysis).forEach(notes::add);
    return text(root);
  }

  private static String text(ObjectNode root) throws JsonProcessingException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
    printer.indentArraysWith(lines);
    return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
  }

  private static void verdict(ObjectNode node, BuildVerdict verdict) {
    node.put("verdict", verdict.kind().word());
    if (verdict.repetitionsNeeded().isPresent()) {
      node.put("repetitions_needed", verdict.repetitionsNeeded().getAsLong());
    } else {
      node.putNull("repetitions_needed");
    }
  }

  private static void build(ObjectNode node, Build build) throws IOException {
    node.put("name", build.name()).put("deployer", build.deployer()).put("trials", build.trials());
    ObjectNode files = node.putObject("sha256");
    for (Provenance.Source source : Provenance.of(build.archive().directory()).sources()) {
      files.put(source.name(), source.sha256());
    }
  }

  private static void comparison(ObjectNode node, BuildComparison comparison) {
    Cells cells = comparison.cells();
    Tested tested = comparison.tested();
    node.put("metric", cells.metric().id()).put("level", cells.level());
    node.put("scenario", cells.scenario()).put("deciding", comparison.deciding());
    verdict(node, comparison.verdict());
    side(node, "a", cells.a());
    side(node, "a_control", cells.controlA());
    side(node, "b", cells.b());
    side(node, "b_control", cells.controlB());
    number(node, "difference", tested.difference());
    number(node, "ci_low", tested.welch().interval().low());
    number(node, "ci_high", tested.welch().interval().high());
    number(node, "worse_by_at_most", comparison.worstLeft());
    number(node, "margin", tested.margin());
    number(node, "t", tested.welch().statistic());
    number(node, "df", tested.welch().df());
    number(node, "p", tested.welch().p());
    number(node, "p_holm", comparison.holm());
    number(node, "p_gate", comparison.gate());
    number(node, "p_not_worse", tested.nonInferiority().p());
    number(node, "p_mann_whitney", tested.ranks().p());
    number(node, "p_tost", tested.tost().p());
    number(node, "hedges_g", tested.hedgesG());
    ArrayNode warnings = node.putArray("warnings");
    Stream.concat(comparison.warnings().stream(), tested.ranks().warnings().stream())
        .distinct()
        .forEach(warnings::add);
  }

  private static void control(ObjectNode node, Controls controls) {
    node.put("metric", controls.metric().id()).put("level", controls.level());
    side(node, "a", controls.a());
    side(node, "b", controls.b());
    number(node, "p", controls.welch().p());
    number(node, "p_holm", controls.holm());
    node.put("differ", controls.differ());
  }

  private static void side(ObjectNode node, String name, CellValues values) {
    node.put("n_" + name, values.values().size());
    number(
        node,
        "mean_" + name,
        values.summary().stream().mapToDouble(summary -> summary.mean()).findFirst());
  }

  private static void number(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, new BigDecimal(Numbers.precise(value.getAsDouble())));
    } else {
      node.putNull(name);
    }
  }
}
