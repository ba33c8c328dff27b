package org.cutover.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.cutover.analysis.table.Table;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static final Table TABLE =
      new Table(
          "5.1",
          "p-values: a_b & <c>",
          List.of("Traffic", "50 % | more", "Verdict"),
          List.of(
              Table.Row.of(
                  List.of(
                      Table.Cell.text("Low, or so"),
                      new Table.Cell("<0.001", OptionalDouble.of(2.5e-7), Table.Mark.SIGNIFICANT),
                      Table.Cell.text("harm").marked(Table.Mark.HARM))),
              new Table.Row(
                  List.of(Table.Cell.text("All"), Table.Cell.NOTHING, Table.Cell.text("−1 … +1")),
                  true)),
          List.of("A note: x_1 < 5 %."));

  @Test
  void shouldRenderMarkdown() {
    assertThat(new MarkdownFormat().render(TABLE))
        .isEqualTo(
            """
            **Table 5.1.** p-values: a\\_b & \\<c\\>

            | Traffic | 50 % \\| more | Verdict |
            | --- | ---: | --- |
            | Low, or so | **\\<0.001**\\* | **harm** |
            | **All** | **–** | **−1 … +1** |

            A note: x\\_1 \\< 5 %.
            """);
  }

  @Test
  void shouldRenderLatex() {
    assertThat(new LatexFormat().render(TABLE))
        .endsWith(
            """
            \\begin{table}
            \\centering
            \\caption{p-values: a\\_b \\& \\ensuremath{<}c\\ensuremath{>}}
            \\label{tab:5.1}
            \\begin{tabular}{lrl}
            \\toprule
            Traffic & 50 \\% | more & Verdict \\\\
            \\midrule
            Low, or so & \\cutoverSignificant{\\ensuremath{<}0.001} & \\textbf{harm} \\\\
            \\midrule
            All & -- & \\ensuremath{-}1 \\ldots{} +1 \\\\
            \\bottomrule
            \\end{tabular}

            \\smallskip
            {\\footnotesize A note: x\\_1 \\ensuremath{<} 5 \\%.\\par}
            \\end{table}
            """);
  }

  @Test
  void shouldRenderCsvAtFullPrecision() {
    assertThat(new CsvFormat().render(TABLE))
        .isEqualTo(
            """
            Traffic,50 % | more,Verdict
            "Low, or so",2.5E-7,harm
            All,,−1 … +1
            """);
  }

  @Test
  void shouldRenderForATerminal() {
    assertThat(TerminalFormat.lines(TABLE))
        .containsExactly(
            "Table 5.1  p-values: a_b & <c>",
            "  Traffic     50 % | more  Verdict",
            "  Low, or so      <0.001*  harm",
            "  All                   –  −1 … +1");
  }

  @Test
  void shouldEscapeHtml() {
    String html = HtmlFormat.render(TABLE).render();
    assertThat(html)
        .contains("p-values: a_b &amp; &lt;c&gt;")
        .contains("<td title=\"significant\" class=\"number significant\">&lt;0.001</td>")
        .contains("<tr class=\"summary\">");
  }

  @Test
  void shouldWrapSentencesForATerminal() {
    String word = "x".repeat(39);
    assertThat(TerminalFormat.wrapped(word + " " + word + "y " + word))
        .containsExactly(word + " " + word + "y", "  " + word);
    String endless = "y".repeat(100);
    assertThat(TerminalFormat.wrapped(endless)).containsExactly(endless);
  }
}
