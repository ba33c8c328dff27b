package org.cutover.analysis.format;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cutover.analysis.table.Table;

/**
 * A LaTeX table environment for {@code booktabs}. Significant p-values are bold with an asterisk
 * and, where the document loads {@code colortbl} or {@code xcolor} with its option {@code table},
 * on a coloured ground as well; {@code \cutoverSignificant} can be redefined.
 */
final class LatexFormat implements TableFormat {
  private static final int MOST_COLUMNS = 4;
  private static final int LONG_TEXT = 14;

  private static final String PREAMBLE =
      """
      % needs \\usepackage{booktabs}; colours with colortbl, wide tables less small with graphicx
      \\providecommand{\\cutoverSignificant}[1]{%
        \\ifdefined\\cellcolor\\cellcolor[rgb]{0.99,0.86,0.80}\\fi\\textbf{#1}*}
      \\providecommand{\\cutoverFit}[1]{%
        \\ifdefined\\resizebox\\resizebox{\\textwidth}{!}{#1}\\else\\tiny\\setlength{\\tabcolsep}{1.6pt}#1\\fi}
      \\providecommand{\\cutoverBreak}[2]{%
        \\ifdefined\\resizebox #1 #2\\else\\shortstack[l]{\\strut #1\\\\#2}\\fi}
      """;

  private static final Map<Character, String> ESCAPES =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('$', "\\$"),
          Map.entry('&', "\\&"),
          Map.entry('#', "\\#"),
          Map.entry('%', "\\%"),
          Map.entry('_', "\\_"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('~', "\\textasciitilde{}"),
          Map.entry('<', "\\ensuremath{<}"),
          Map.entry('>', "\\ensuremath{>}"),
          Map.entry('−', "\\ensuremath{-}"),
          Map.entry('–', "--"),
          Map.entry('…', "\\ldots{}"),
          Map.entry('’', "'"),
          Map.entry('\n', " "));

  @Override
  public String name() {
    return "tex";
  }

  @Override
  public String render(Table table) {
    StringBuilder text = new StringBuilder(PREAMBLE);
    text.append("\\begin{table}\n\\centering\n");
    text.append("\\caption{").append(escaped(table.title())).append("}\n");
    text.append("\\label{tab:").append(table.id()).append("}\n");
    boolean wide = table.columns().size() > MOST_COLUMNS;
    text.append(wide ? "\\cutoverFit{%\n" : "");
    text.append("\\begin{tabular}{").append(columns(table)).append("}\n\\toprule\n");
    text.append(line(table.columns().stream().map(name -> head(name, wide)).toList()));
    text.append("\\midrule\n");
    for (Table.Row row : table.rows()) {
      text.append(row.summary() ? "\\midrule\n" : "");
      text.append(line(row.cells().stream().map(cell -> cell(cell, wide)).toList()));
    }
    text.append("\\bottomrule\n\\end{tabular}").append(wide ? "}\n" : "\n");
    for (String note : table.notes()) {
      text.append("\n\\smallskip\n{\\footnotesize ").append(escaped(note)).append("\\par}\n");
    }
    return text.append("\\end{table}\n").toString();
  }

  /** The name of a column; among many it is set in lines, which keeps columns of numbers narrow. */
  private static String head(String name, boolean wide) {
    String lines = name.replaceFirst(" (?=[^ ]*$)", "\n").replace("–", "–\n");
    return wide && lines.contains("\n")
        ? "\\shortstack{\\strut "
            + lines.lines().map(LatexFormat::escaped).collect(Collectors.joining("\\\\"))
            + "}"
        : escaped(name);
  }

  private static String columns(Table table) {
    StringBuilder columns = new StringBuilder();
    for (int column = 0; column < table.columns().size(); column++) {
      columns.append(Alignment.isNumeric(table, column) ? 'r' : 'l');
    }
    return columns.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String cell(Table.Cell cell, boolean wide) {
    String text = wide ? breakable(cell.text()) : escaped(cell.text());
    return switch (cell.mark()) {
      case SIGNIFICANT -> "\\cutoverSignificant{" + text + "}";
      case HARM -> "\\textbf{" + text + "}";
      default -> text;
    };
  }

  /** Long texts take two lines where a wide table cannot be fitted in another way. */
  private static String breakable(String text) {
    int space = text.indexOf(' ', text.length() / 3);
    return text.length() < LONG_TEXT || space < 0
        ? escaped(text)
        : "\\cutoverBreak{"
            + escaped(text.substring(0, space))
            + "}{"
            + escaped(text.substring(space + 1))
            + "}";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      escaped.append(ESCAPES.getOrDefault(text.charAt(i), String.valueOf(text.charAt(i))));
    }
    return escaped.toString();
  }
}
