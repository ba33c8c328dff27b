package org.cutover.analysis.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of file that can be taken in. */
public enum Format {
  /** JMeter's samples as CSV, also those that Taurus and BlazeMeter keep as {@code kpi.jtl}. */
  JTL("jtl", "samples of JMeter"),
  /** What Taurus's reporter {@code final-stats} writes: a row a label, no samples. */
  FINAL_STATS("final-stats", "final statistics of Taurus"),
  /** A table of trials with the study's columns. */
  TIDY("tidy", "a table of trials");

  private final String word;
  private final String description;

  Format(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** Its name on the command line and in files. */
  public String word() {
    return word;
  }

  /** What it is, for people. */
  public String description() {
    return description;
  }

  /** Whether a file of this kind is one trial, which its name tells. */
  public boolean isOneTrial() {
    return this != TIDY;
  }

  /** The columns without which a file cannot be read as this. */
  List<String> required() {
    return switch (this) {
      case JTL -> List.of("timeStamp", "elapsed", "success");
      case FINAL_STATS -> List.of("label", "avg_rt", "succ", "fail");
      case TIDY ->
          List.of("level", "scenario", "run", "samples", "avg_ms", "min_ms", "max_ms", "errors");
    };
  }

  /** The kind of that name. */
  public static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** All names, in the order in which they are tried. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }
}
