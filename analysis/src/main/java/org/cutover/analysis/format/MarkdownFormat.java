package org.cutover.analysis.format;

import java.util.List;
import java.util.stream.Collectors;
import org.cutover.analysis.table.Table;

/** A GitHub-flavoured Markdown table; significant p-values are bold with an asterisk. */
final class MarkdownFormat implements TableFormat {
  @Override
  public String name() {
    return "md";
  }

  @Override
  public String render(Table table) {
    StringBuilder text = new StringBuilder();
    text.append("**Table ")
        .append(table.id())
        .append(".** ")
        .append(MarkdownText.escaped(table.title()));
    text.append("\n\n")
        .append(line(table.columns().stream().map(c -> MarkdownText.escaped(c)).toList()));
    text.append('|');
    for (int column = 0; column < table.columns().size(); column++) {
      text.append(Alignment.isNumeric(table, column) ? " ---: |" : " --- |");
    }
    text.append('\n');
    for (Table.Row row : table.rows()) {
      text.append(line(row.cells().stream().map(cell -> cell(cell, row.summary())).toList()));
    }
    table
        .notes()
        .forEach(note -> text.append('\n').append(MarkdownText.escaped(note)).append('\n'));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String cell(Table.Cell cell, boolean summary) {
    String text = MarkdownText.escaped(cell.text());
    return switch (cell.mark()) {
      case SIGNIFICANT -> "**" + text + "**\\*";
      case HARM -> "**" + text + "**";
      default -> summary ? "**" + text + "**" : text;
    };
  }
}
