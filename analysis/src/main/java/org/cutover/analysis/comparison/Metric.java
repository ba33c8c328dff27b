package org.cutover.analysis.comparison;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.cutover.analysis.archive.Trial;

/**
 * Something measured once a trial.
 *
 * @param id its name in files, such as {@code avg_ms}
 * @param name its name in sentences, in lower case
 * @param unit such as {@code ms}
 * @param higherIsWorse the direction of harm
 * @param value a trial's value; empty where the trial has none
 */
public record Metric(
    String id,
    String name,
    String unit,
    boolean higherIsWorse,
    Function<Trial, OptionalDouble> value) {

  /** The name as a title begins. */
  public String title() {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  /** The values of those trials that have one. */
  public double[] values(List<Trial> trials) {
    return trials.stream().map(value).flatMapToDouble(OptionalDouble::stream).toArray();
  }
}
