package org.cutover.analysis.format;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cutover.analysis.table.Table;

/** A table as a part of a page; all text is escaped. */
public final class HtmlFormat {
  private static final int MANY_COLUMNS = 8;

  private HtmlFormat() {}

  /** The table in a box that scrolls when the page is narrow, with its notes below. */
  public static DomContent render(Table table) {
    DomContent scroll =
        div(table(
                caption(
                    strong("Table " + table.id() + "."),
                    j2html.TagCreator.text(" " + table.title())),
                thead(tr(each(indexes(table).mapToObj(i -> head(table, i))))),
                tbody(each(table.rows(), row -> row(table, row)))))
            .withClass(table.columns().size() > MANY_COLUMNS ? "scroll wide" : "scroll")
            .attr("role", "region")
            .attr("tabindex", "0")
            .attr("aria-label", "Table " + table.id());
    return figure(scroll, each(table.notes(), note -> p(note).withClass("note")))
        .withClass("table")
        .withId("table-" + table.id());
  }

  private static IntStream indexes(Table table) {
    return IntStream.range(0, table.columns().size());
  }

  private static DomContent head(Table table, int column) {
    return classed(
        th(table.columns().get(column)).attr("scope", "col"),
        Alignment.isNumeric(table, column) ? "number" : "");
  }

  private static DomContent row(Table table, Table.Row row) {
    DomContent cells = each(indexes(table).mapToObj(i -> cell(table, row, i)));
    return classed(tr(cells), row.summary() ? "summary" : "");
  }

  private static DomContent cell(Table table, Table.Row row, int column) {
    Table.Cell cell = row.cells().get(column);
    String number = Alignment.isNumeric(table, column) ? "number" : "";
    String mark =
        cell.mark() == Table.Mark.NONE
            ? ""
            : cell.mark().name().toLowerCase(Locale.ROOT).replace('_', '-');
    ContainerTag<?> tag = column == 0 ? th(cell.text()).attr("scope", "row") : td(cell.text());
    ContainerTag<?> titled =
        cell.mark() == Table.Mark.SIGNIFICANT ? tag.attr("title", "significant") : tag;
    return classed(titled, (number + " " + mark).strip());
  }

  private static DomContent classed(ContainerTag<?> tag, String classes) {
    return classes.isEmpty() ? tag : tag.attr("class", classes);
  }
}
