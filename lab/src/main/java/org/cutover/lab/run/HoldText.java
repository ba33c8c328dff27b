package org.cutover.lab.run;

import java.time.Duration;
import java.util.Locale;
import org.cutover.common.Durations;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.HoldRule;

/** What is said about holds; one line each. */
public final class HoldText {
  private HoldText() {}

  /** What was decided about the hold before the first trial. */
  static String of(HoldDecision decision, Experiment.Times before) {
    String took = "deployments took up to " + seconds(decision.longest());
    return switch (decision.kind()) {
      case ENOUGH ->
          "hold: %s; %s, which need %s"
              .formatted(
                  Durations.format(decision.hold()), took, Durations.format(decision.needed()));
      case TIGHT ->
          "hold: %s is tight: %s, which need a hold of %s; trials whose deployment takes longer are void"
              .formatted(
                  Durations.format(before.hold()), took, Durations.format(decision.needed()));
      case LENGTHEN ->
          "hold: %s in place of %s, because %s"
              .formatted(Durations.format(decision.hold()), Durations.format(before.hold()), took);
      case TOO_SHORT ->
          "%s, but a hold of %s leaves them %s; a hold of %s would do: --fit-hold takes it"
              .formatted(
                  took,
                  Durations.format(before.hold()),
                  seconds(before.hold().minus(before.deployAt())),
                  Durations.format(decision.needed()));
    };
  }

  /**
   * The hold that would have been long enough for deployments that outlived theirs.
   *
   * @param longest deployment of the trials
   */
  public static String advice(Duration longest, Experiment.Times times) {
    return "deployments took up to %s; a hold of %s would do: --fit-hold takes it"
        .formatted(seconds(longest), Durations.format(HoldRule.needed(longest, times.deployAt())));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
