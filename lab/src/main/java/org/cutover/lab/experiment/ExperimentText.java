package org.cutover.lab.experiment;

import java.util.Map;
import org.cutover.common.Durations;

/** Writes an experiment as its file says it, so that an archive holds what was really run. */
public final class ExperimentText {
  private ExperimentText() {}

  /** The text of an {@code experiment.yml} that {@link ExperimentFile} reads back as the same. */
  public static String of(Experiment experiment) {
    StringBuilder text = new StringBuilder();
    line(text, "schema: 1");
    line(text, "name: " + quoted(experiment.name()));
    line(text, "lab: " + quoted(experiment.lab()));
    line(text, "seed: " + experiment.seed());
    line(text, "repetitions: " + experiment.repetitions());
    line(text, "order: " + experiment.order().word());
    line(text, "rows: " + experiment.rows());
    line(text, "baseline: " + quoted(experiment.baseline()));
    Experiment.Request request = experiment.request();
    line(
        text,
        "request: {method: %s, path: %s, connectTimeout: %s, responseTimeout: %s, resolve: %s}"
            .formatted(
                request.method(),
                quoted(request.path()),
                Durations.format(request.connectTimeout()),
                Durations.format(request.responseTimeout()),
                request.resolve().word()));
    Experiment.Times times = experiment.times();
    line(
        text,
        "times: {rampUp: %s, hold: %s, deployAt: %s}"
            .formatted(
                Durations.format(times.rampUp()),
                Durations.format(times.hold()),
                Durations.format(times.deployAt())));
    line(text, "levels:");
    experiment
        .levels()
        .forEach(
            (name, level) ->
                line(
                    text,
                    "  %s: {users: %d, throughput: %s}"
                        .formatted(quoted(name), level.users(), number(level.throughput()))));
    line(text, "scenarios:");
    experiment
        .scenarios()
        .forEach((name, scenario) -> line(text, "  " + quoted(name) + ": " + body(scenario)));
    line(text, "deployers:");
    entries(text, "  ", experiment.deployers());
    Experiment.Analysis analysis = experiment.analysis();
    line(text, "analysis:");
    line(text, "  alpha: " + number(analysis.alpha()));
    line(text, "  power: " + number(analysis.power()));
    line(text, "  responseTimeLimit: " + Durations.format(analysis.responseTimeLimit()));
    line(text, "  margins:");
    entries(text, "    ", analysis.margins());
    line(text, "validity: {reruns: " + experiment.reruns() + "}");
    return text.toString();
  }

  private static String body(Experiment.Scenario scenario) {
    return scenario
        .release()
        .map(release -> "{release: " + quoted(release) + ", exit: " + scenario.exit() + "}")
        .orElse("{}");
  }

  private static void entries(StringBuilder text, String indent, Map<String, String> map) {
    map.forEach((key, value) -> line(text, indent + quoted(key) + ": " + quoted(value)));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** Double-quoted, as JSON would: every JSON string is a YAML string. */
  private static String quoted(String value) {
    if (value.matches("[A-Za-z][A-Za-z0-9_./-]*")
        && !value.matches("(?i)true|false|null|yes|no|on|off")) {
      return value;
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
