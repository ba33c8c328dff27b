package org.cutover.analysis.builds.output;

import java.util.List;
import org.cutover.analysis.builds.Build;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.format.FormatCatalogue;
import org.cutover.analysis.format.MarkdownText;
import org.cutover.analysis.format.TableFormat;
import org.cutover.analysis.table.Table;

/** {@code comparison.md}: one page for a pull request or a summary of a build. */
final class ComparisonMarkdown {
  private static final TableFormat TABLES =
      FormatCatalogue.all().stream()
          .filter(format -> format.name().equals("md"))
          .findFirst()
          .orElseThrow();

  private final StringBuilder text = new StringBuilder();

  private ComparisonMarkdown() {}

  static String render(BuildAnalysis analysis) {
    ComparisonMarkdown page = new ComparisonMarkdown();
    page.write(analysis);
    return page.text.toString();
  }

  private void write(BuildAnalysis analysis) {
    ComparisonTables tables = new ComparisonTables(analysis);
    text.append("# ").append(MarkdownText.escaped(Wording.headline(analysis))).append("\n\n");
    side("A", analysis.builds().a());
    side("B", analysis.builds().b());
    table(tables.cells());
    table(tables.decisive());
    paragraph(Wording.legend(analysis));
    list("Mind", Wording.notes(analysis));
    table(tables.tests());
    if (!analysis.controls().isEmpty()) {
      table(tables.controls());
    }
    if (!analysis.shown().isEmpty()) {
      table(tables.shown());
    }
    list("Beside the numbers", Wording.warnings(analysis.comparisons().stream()));
    text.append("\n## Method\n");
    ComparisonMethod.paragraphs(analysis).forEach(this::paragraph);
  }

  private void side(String letter, Build build) {
    text.append("- ").append(letter).append(": ");
    text.append(MarkdownText.escaped(Wording.identity(build))).append('\n');
  }

  private void table(Table table) {
    text.append('\n').append(TABLES.render(table));
  }

  private void paragraph(String paragraph) {
    text.append('\n').append(MarkdownText.escaped(paragraph)).append('\n');
  }

  private void list(String heading, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n## ").append(heading).append("\n\n");
      items.forEach(item -> text.append("- ").append(MarkdownText.escaped(item)).append('\n'));
    }
  }
}
