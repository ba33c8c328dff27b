package org.cutover.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The measurements as Markdown: facts, then a table with ratios to ours on the same form. */
public final class ResultText {
  private final List<Measurement> measurements;

  /** Takes all measurements of a race. */
  public ResultText(List<Measurement> measurements) {
    this.measurements = List.copyOf(measurements);
  }

  /**
   * The whole text.
   *
   * @param command with which it can be had again
   * @param archive what was read
   * @param loadBefore the load average before the first run
   */
  public String of(String command, String archive, String loadBefore) {
    StringBuilder text = new StringBuilder();
    text.append("Command: `").append(command).append("`\n\n");
    text.append("Machine: ").append(MachineFacts.text());
    if (!loadBefore.isEmpty()) {
      text.append("; load average before the first run ").append(loadBefore);
    }
    text.append(".\n\nArchive: ").append(archive).append("\n\n");
    text.append(
        "| what | from | min s | median s | max s | to ours | CPU s | to ours | peak MB | agrees |\n");
    text.append("|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
    measurements.forEach(measurement -> text.append(row(measurement)));
    return text.toString();
  }

  private String row(Measurement one) {
    return "| "
        + String.join(
            " | ",
            one.contender().isOurs()
                ? "**" + one.contender().title() + "**"
                : one.contender().title(),
            one.contender().source(),
            seconds((double) one.min()),
            seconds(one.median()),
            seconds((double) one.max()),
            ratio(one, Measurement::median),
            one.medianCpu() == 0 ? "" : seconds(one.medianCpu()),
            ratio(one, Measurement::medianCpu),
            one.peakMegabytes() == 0 ? "" : Long.toString(one.peakMegabytes()),
            one.agreement())
        + " |\n";
  }

  private String ratio(Measurement one, ToDoubleFunction<Measurement> value) {
    return measurements.stream()
        .filter(other -> other.contender().isOurs())
        .filter(other -> other.contender().source().equals(one.contender().source()))
        .mapToDouble(value)
        .filter(ours -> ours > 0)
        .mapToObj(ours -> String.format(Locale.ROOT, "%.2f", value.applyAsDouble(one) / ours))
        .findFirst()
        .orElse("");
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.2f", millis / 1000);
  }
}
