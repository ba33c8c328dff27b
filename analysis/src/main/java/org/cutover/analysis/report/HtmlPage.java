package org.cutover.analysis.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.cutover.analysis.archive.Experiment;
import org.cutover.analysis.chart.ChartPainter.Picture;
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
                style(rawHtml(stylesheet()))),
            body(
                top(),
                div(contentsList(), main(answer(), charts(), tables(), method(), provenance()))
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
    if (!contents.pictures().isEmpty()) {
      entries.add(entry("charts", "Charts"));
    }
    contents.sections().forEach(s -> entries.add(entry(anchor(s), s.heading())));
    entries.add(entry("method", "Method"));
    entries.add(entry("provenance", "Provenance"));
    return nav(ul(each(entries.stream()))).attr("aria-label", "Contents");
  }

  private static DomContent entry(String anchor, String name) {
    return li(a(name).withHref("#" + anchor));
  }

  private DomContent answer() {
    return section(
            h2("Does a deployment harm users?"),
            each(contents.answers(), HtmlPage::card),
            contents.answers().isEmpty()
                ? p("Nothing can be compared: there is no scenario without a deployment.")
                : text(""),
            contents.warnings().isEmpty()
                ? text("")
                : div(strong("Mind:"), ul(each(contents.warnings(), w -> li(w))))
                    .withClass("warnings"))
        .withId("answer");
  }

  private static DomContent card(Answer answer) {
    return div(
            p(span(answer.kind().word()).withClass("badge"), strong(answer.lead() + ".")),
            ul(each(answer.details(), detail -> li(capitalized(detail) + "."))))
        .withClass("card " + answer.kind().word());
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private DomContent charts() {
    if (contents.pictures().isEmpty()) {
      return text("");
    }
    return section(
            h2("Charts"),
            p(
                "Bars are means over trials, lines their confidence intervals, dots single trials in"
                    + " the order of the runs."),
            div(each(contents.pictures(), HtmlPage::picture)).withClass("charts"))
        .withId("charts");
  }

  private static DomContent picture(Picture picture) {
    String data =
        Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8));
    String caption = "Figure " + picture.figure().id() + ". " + picture.figure().title();
    return figure(
            div(img()
                    .withSrc("data:image/svg+xml;base64," + data)
                    .withAlt(caption + ": " + values(picture)))
                .withClass("picture")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", "Figure " + picture.figure().id()),
            figcaption(
                strong("Figure " + picture.figure().id() + "."),
                text(" " + picture.figure().title() + " "),
                link("figures/" + picture.figure().id() + ".png", "PNG"),
                text(" · "),
                link("figures/" + picture.figure().id() + ".svg", "SVG")))
        .withId("figure-" + picture.figure().id());
  }

  private static String values(Picture picture) {
    return String.join(
        ", ",
        picture.figure().bars().stream()
            .map(
                bar ->
                    bar.slots() > 1
                        ? picture.figure().groups().get(bar.group())
                            + ", "
                            + bar.series()
                            + " "
                            + bar.label()
                        : bar.series() + " " + bar.label())
            .toList());
  }

  private DomContent tables() {
    return each(
        contents.sections(),
        s -> section(h2(s.heading()), each(s.tables(), this::table)).withId(anchor(s)));
  }

  private DomContent table(Table table) {
    List<DomContent> links = new ArrayList<>();
    for (String format : List.of("csv", "md", "tex")) {
      if (contents.formats().contains(format)) {
        links.add(
            link("tables/" + table.id() + "." + format, format.toUpperCase(java.util.Locale.ROOT)));
        links.add(text(" "));
      }
    }
    return div(HtmlFormat.render(table), p(each(links.stream())).withClass("files"))
        .withClass("block");
  }

  private static DomContent link(String href, String name) {
    return a(name).withHref(href).withClass("file");
  }

  private DomContent method() {
    return section(h2("Method"), each(Method.paragraphs(contents.analysis()), text -> p(text)))
        .withId("method");
  }

  private DomContent provenance() {
    return section(
            h2("Provenance"),
            p("Everything on this page was computed from these files of the archive:"),
            ul(
                each(
                    contents.sources(),
                    source ->
                        li(
                            text(source.name() + " "),
                            span("SHA-256 " + source.sha256()).withClass("hash")))),
            p(
                text("All numbers at full precision: "),
                link("data/cells.csv", "data/cells.csv"),
                text(" (means and intervals by cell) and "),
                link("data/tests.csv", "data/tests.csv"),
                text(" (tests, effect sizes and verdicts).")))
        .withId("provenance");
  }

  private static String anchor(TableCatalogue.Section section) {
    return "tables-" + section.tables().get(0).id().replaceFirst("\\..*", "");
  }

  private Experiment experiment() {
    return contents.analysis().archive().experiment();
  }

  private static String stylesheet() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
