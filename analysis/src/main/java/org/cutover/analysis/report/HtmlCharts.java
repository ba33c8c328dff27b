package org.cutover.analysis.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cutover.analysis.chart.ChartPainter.Picture;

/** A part of the page with figures. They stand in the page itself, with words for who sees none. */
final class HtmlCharts {
  private HtmlCharts() {}

  static DomContent render(Contents.Charts charts) {
    return section(
            h2(charts.heading()),
            p(charts.note()),
            div(each(charts.pictures(), HtmlCharts::picture)).withClass("charts"))
        .withId(charts.anchor());
  }

  private static DomContent picture(Picture picture) {
    String data =
        Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8));
    String id = picture.figure().id();
    String title = picture.figure().title();
    return figure(
            div(img()
                    .withSrc("data:image/svg+xml;base64," + data)
                    .withAlt("Figure " + id + ". " + title + ": " + picture.figure().description()))
                .withClass("picture")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", "Figure " + id),
            figcaption(
                strong("Figure " + id + "."),
                text(" " + title + " "),
                span(
                        HtmlPage.file("figures/" + id + ".png", "PNG"),
                        text(" "),
                        HtmlPage.file("figures/" + id + ".svg", "SVG"))
                    .withClass("files")))
        .withId("figure-" + id);
  }
}
