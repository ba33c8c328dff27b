package org.cutover.analysis.builds.output;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
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
import java.util.ArrayList;
import java.util.List;
import org.cutover.analysis.builds.Build;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.format.HtmlFormat;
import org.cutover.analysis.report.Provenance;
import org.cutover.analysis.report.Stylesheet;

/** {@code comparison.html}: one page that needs no network and no other file. */
final class ComparisonHtml {
  private final BuildAnalysis analysis;
  private final ComparisonTables tables;

  private ComparisonHtml(BuildAnalysis analysis) {
    this.analysis = analysis;
    this.tables = new ComparisonTables(analysis);
  }

  static String render(BuildAnalysis analysis) throws IOException {
    return "<!DOCTYPE html>\n" + new ComparisonHtml(analysis).page().render() + "\n";
  }

  private DomContent page() throws IOException {
    String name = analysis.builds().b().name() + " against " + analysis.builds().a().name();
    return html(
            head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                title("Cutover comparison: " + name),
                style(rawHtml(Stylesheet.text()))),
            body(
                header(
                    div(
                            p("Cutover comparison of builds").withClass("kind"),
                            h1(name),
                            p("A: " + Wording.identity(analysis.builds().a())).withClass("facts"),
                            p("B: " + Wording.identity(analysis.builds().b())).withClass("facts"))
                        .withClass("top")),
                main(answer(), tests(), method(), provenance()).withClass("page single")))
        .withLang("en");
  }

  private DomContent answer() {
    String kind =
        switch (analysis.verdict().kind()) {
          case WORSE -> "harm";
          case INCONCLUSIVE -> "inconclusive";
          case BETTER, NOT_WORSE -> "equivalent";
        };
    List<String> notes = Wording.notes(analysis);
    return section(
            h2("Is B worse than A?"),
            div(h3(
                    span(analysis.verdict().kind().word().replace('-', ' ')).withClass("badge"),
                    text(" " + Wording.headline(analysis))))
                .withClass("card " + kind),
            HtmlFormat.render(tables.cells()),
            HtmlFormat.render(tables.decisive()),
            p(Wording.legend(analysis)).withClass("note"),
            notes.isEmpty()
                ? text("")
                : div(strong("Warnings"), ul(each(notes, note -> li(note)))).withClass("warnings"))
        .withId("answer");
  }

  private DomContent tests() {
    List<DomContent> parts = new ArrayList<>(List.of(h2("Tests")));
    parts.add(HtmlFormat.render(tables.tests()));
    if (!analysis.controls().isEmpty()) {
      parts.add(HtmlFormat.render(tables.controls()));
    }
    if (!analysis.shown().isEmpty()) {
      parts.add(HtmlFormat.render(tables.shown()));
    }
    List<String> warnings = Wording.warnings(analysis.comparisons().stream());
    if (!warnings.isEmpty()) {
      parts.add(ul(each(warnings, warning -> li(warning).withClass("note"))));
    }
    return section(each(parts.stream()));
  }

  private DomContent method() {
    return section(h2("Method"), each(ComparisonMethod.paragraphs(analysis), one -> p(one)));
  }

  private DomContent provenance() throws IOException {
    return section(
        h2("Provenance"),
        p(
            "Everything on this page was computed from these files; all numbers at full precision"
                + " are in comparison.json beside it."),
        ul(
            each(sources("A", analysis.builds().a()).stream()),
            each(sources("B", analysis.builds().b()).stream())));
  }

  private static List<DomContent> sources(String side, Build build) throws IOException {
    List<DomContent> sources = new ArrayList<>();
    for (Provenance.Source source : Provenance.of(build.archive().directory()).sources()) {
      sources.add(
          li(
              text(side + ": " + source.name() + " "),
              span("SHA-256 " + source.sha256()).withClass("hash")));
    }
    return sources;
  }
}
