package org.cutover.analysis.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The first part of the page: the answer, a card a level. */
final class HtmlAnswer {
  private static final String LEGEND =
      "Each deployment is compared with no deployment at the same level. Worse, better: the"
          + " difference is significant (Welch's t-test, p adjusted after Holm). Same: the difference"
          + " is shown to lie within the margin of equivalence (TOST). Open: neither is shown. The"
          + " figures are means of trials. Tests and margins: ";

  private HtmlAnswer() {}

  static DomContent render(Contents contents) {
    return section(
            h2("Does a deployment harm users?"),
            each(contents.answers(), HtmlAnswer::card),
            contents.answers().isEmpty()
                ? p("Nothing can be compared: there is no scenario without a deployment.")
                : text(""),
            contents.answers().isEmpty() ? text("") : legend(),
            contents.warnings().isEmpty() ? text("") : warnings(contents.warnings()))
        .withId("answer");
  }

  private static DomContent legend() {
    return p(text(LEGEND), a("Method").withHref("#method"), text(".")).withClass("note");
  }

  private static DomContent warnings(List<String> warnings) {
    return div(strong("Warnings"), ul(each(warnings, warning -> li(warning))))
        .withClass("warnings");
  }

  private static DomContent card(Answer answer) {
    return div(
            h3(span(answer.kind().word()).withClass("badge"), text(" "), text(answer.lead() + ".")),
            findings(answer))
        .withClass("card " + answer.kind().word());
  }

  private static DomContent findings(Answer answer) {
    Stream<String> columns =
        Stream.of("Deployment", "Finding", "Measured", "Without → with", "Trials", "How sure");
    return div(table(
            caption("What this rests on, at " + answer.level() + " traffic").withClass("unseen"),
            thead(tr(each(columns.map(name -> th(name).attr("scope", "col"))))),
            each(answer.scenarios(), scenario -> scenario(answer, scenario))))
        .withClass("scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", "Findings at " + answer.level() + " traffic");
  }

  private static DomContent scenario(Answer answer, String scenario) {
    List<Finding> findings = answer.findings(scenario);
    List<DomContent> rows = new ArrayList<>();
    for (Finding finding : findings) {
      DomContent name = th(scenario).attr("scope", "rowgroup").attr("rowspan", findings.size());
      rows.add(tr(rows.isEmpty() ? name : text(""), measured(finding)));
    }
    return tbody(each(rows.stream()));
  }

  private static DomContent measured(Finding finding) {
    return each(
        Stream.of(
            td(finding.word()).withClass("word " + finding.kind().word()),
            td(finding.metric()),
            td(finding.change()),
            td(finding.trials()),
            td(finding.sure())));
  }
}
