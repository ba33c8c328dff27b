package org.cutover.analysis.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import org.cutover.analysis.comparison.Mode;

/** The last part of the page: where its numbers come from, and how to make it again. */
final class HtmlProvenance {
  private HtmlProvenance() {}

  static DomContent render(Contents contents) {
    return section(
            h2("Provenance"),
            p("Everything on this page was computed from these files of the archive:"),
            ul(
                each(contents.provenance().sources(), HtmlProvenance::source),
                contents.analysis().samples().isPresent() ? samples(contents) : text("")),
            p(text("To make it again: "), code(command(contents))),
            p("All numbers at full precision:"),
            ul(each(contents.data(), HtmlProvenance::data)),
            contents.provenance().facts().isEmpty() ? text("") : facts(contents.provenance()))
        .withId("provenance");
  }

  private static DomContent source(Provenance.Source source) {
    return li(text(source.name() + " "), span("SHA-256 " + source.sha256()).withClass("hash"));
  }

  private static DomContent data(DataFile file) {
    return li(
        HtmlPage.file("data/" + file.name(), "data/" + file.name()), text(" " + file.about()));
  }

  private static DomContent samples(Contents contents) {
    int trials = contents.analysis().samples().orElseThrow().trials().size();
    return li("trials/: the samples of " + trials + " trials");
  }

  private static String command(Contents contents) {
    boolean published = contents.analysis().mode() == Mode.AS_PUBLISHED;
    return "cutover report DIR" + (published ? " --as-published" : "");
  }

  private static DomContent facts(Provenance provenance) {
    return div(table(
            caption("What the archive says of the machine that made it (environment.json)"),
            tbody(
                each(
                    provenance.facts(),
                    fact -> tr(th(fact.name()).attr("scope", "row"), td(fact.value()))))))
        .withClass("scroll facts-table")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", "Machine");
  }
}
