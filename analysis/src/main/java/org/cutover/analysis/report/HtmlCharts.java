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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cutover.analysis.chart.ChartPainter.Picture;

/** A part of the page with figures. They stand in the page itself, with words for who sees none. */
final class HtmlCharts {
  private HtmlCharts() {}

  static DomContent render(Contents.Charts charts, Set<String> formats) {
    return section(
            h2(charts.heading()),
            p(charts.note()),
            div(each(charts.pictures(), picture -> picture(picture, formats))).withClass("charts"))
        .withId(charts.anchor());
  }

  private static DomContent picture(Picture picture, Set<String> formats) {
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
            figcaption(strong("Figure " + id + "."), text(" " + title + " "), files(id, formats)))
        .withId("figure-" + id);
  }

  private static DomContent files(String id, Set<String> formats) {
    List<DomContent> links = new ArrayList<>();
    for (String format : List.of(ReportOptions.PNG, ReportOptions.SVG)) {
      if (formats.contains(format)) {
        String name = format.toUpperCase(Locale.ROOT);
        links.add(HtmlPage.file("figures/" + id + "." + format, name));
        links.add(text(" "));
      }
    }
    return span(each(links.stream())).withClass("files");
  }
}
