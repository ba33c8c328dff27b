package org.cutover.analysis.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.comparison.Mode;
import org.cutover.analysis.format.HtmlFormat;
import org.cutover.analysis.table.Table;
import org.cutover.analysis.table.TableCatalogue;

/** {@code report.html}: one page that needs no network and no other file. */
final class HtmlPage {
  private final Contents contents;

  private HtmlPage(Contents contents) {
    this.contents = contents;
  }

  static String render(Contents contents) {
    return "<!DOCTYPE html>\n" + new HtmlPage(contents).page().render() + "\n";
  }

  private DomContent page() {
    return html(
            head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                title("Cutover report: " + experiment().name()),
                style(rawHtml(Stylesheet.text()))),
            body(
                top(),
                div(
                        contentsList(),
                        main(
                            HtmlAnswer.render(contents),
                            each(
                                contents.charts(),
                                charts -> HtmlCharts.render(charts, contents.formats())),
                            tables(),
                            method(),
                            HtmlProvenance.render(contents)))
                    .withClass("page")))
        .withLang("en");
  }

  private DomContent top() {
    int trials = contents.analysis().archive().trials().size();
    String mode =
        contents.analysis().mode() == Mode.AS_PUBLISHED
            ? " · as published: printed error rates, Student's test"
            : "";
    return header(
        div(
                p("Cutover report").withClass("kind"),
                h1(experiment().name()),
                p(trials
                        + " trials · "
                        + experiment().levels().size()
                        + " levels of traffic · "
                        + experiment().scenarios().size()
                        + " scenarios"
                        + mode)
                    .withClass("facts"))
            .withClass("top"));
  }

  private DomContent contentsList() {
    List<DomContent> entries = new ArrayList<>();
    entries.add(entry("answer", "Answer"));
    contents.charts().forEach(charts -> entries.add(entry(charts.anchor(), charts.heading())));
    contents.sections().forEach(s -> entries.add(entry(anchor(s), s.heading())));
    entries.add(entry("method", "Method"));
    entries.add(entry("provenance", "Provenance"));
    return nav(ul(each(entries.stream()))).attr("aria-label", "Contents");
  }

  private static DomContent entry(String anchor, String name) {
    return li(a(name).withHref("#" + anchor));
  }

  private DomContent tables() {
    return each(
        contents.sections(),
        s -> section(h2(s.heading()), folded(s, each(s.tables(), this::table))).withId(anchor(s)));
  }

  /** An appendix is long and rarely read: it opens when asked for, and in print. */
  private static DomContent folded(TableCatalogue.Section section, DomContent tables) {
    if (!anchor(section).equals("tables-A")) {
      return tables;
    }
    int rows = section.tables().stream().mapToInt(table -> table.rows().size()).sum();
    String size = section.tables().size() + " tables, " + rows + " rows";
    return details(summary(size), tables);
  }

  private DomContent table(Table table) {
    List<DomContent> links = new ArrayList<>();
    for (String format : List.of("csv", "md", "tex")) {
      if (contents.formats().contains(format)) {
        links.add(
            file("tables/" + table.id() + "." + format, format.toUpperCase(java.util.Locale.ROOT)));
        links.add(text(" "));
      }
    }
    return div(HtmlFormat.render(table), p(each(links.stream())).withClass("files"))
        .withClass("block");
  }

  /** A link to a file of the report. */
  static DomContent file(String href, String name) {
    return a(name).withHref(href).withClass("file");
  }

  private DomContent method() {
    return section(h2("Method"), each(Method.paragraphs(contents.analysis()), text -> p(text)))
        .withId("method");
  }

  private static String anchor(TableCatalogue.Section section) {
    return "tables-" + section.tables().get(0).id().replaceFirst("\\..*", "");
  }

  private Experiment experiment() {
    return contents.analysis().archive().experiment();
  }
}
