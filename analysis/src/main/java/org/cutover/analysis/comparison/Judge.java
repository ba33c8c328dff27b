package org.cutover.analysis.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cutover.analysis.archive.AnalysisSettings;
import org.cutover.analysis.statistics.Question;
import org.cutover.analysis.statistics.RateBound;
import org.cutover.analysis.statistics.Repetitions;

/** Turns the numbers of one comparison into a verdict and into warnings. */
final class Judge {
  private final AnalysisSettings settings;

  Judge(AnalysisSettings settings) {
    this.settings = settings;
  }

  /** Equivalent goes before harm: a difference that is sure and too small to matter is no harm. */
  Verdict verdict(Pair pair, OptionalDouble holm, int family) {
    if (pair.noErrorAnywhere()) {
      return withoutErrors(pair);
    }
    if (below(pair.p("tost"))) {
      return Verdict.of(Verdict.Kind.EQUIVALENT);
    }
    if (below(holm)) {
      boolean higher = pair.difference().orElseThrow() > 0;
      return Verdict.of(
          higher == pair.metric().higherIsWorse() ? Verdict.Kind.HARM : Verdict.Kind.BETTER);
    }
    Question question = new Question(settings.alpha(), pair.margin());
    OptionalLong needed =
        Repetitions.needed(
                pair.scenario().array(),
                pair.control().array(),
                question,
                Math.max(1, family),
                settings.power())
            .stream()
            .asLongStream()
            .findFirst();
    return new Verdict(Verdict.Kind.INCONCLUSIVE, needed);
  }

  private Verdict withoutErrors(Pair pair) {
    if (pair.margin().isEmpty()) {
      return Verdict.of(Verdict.Kind.INCONCLUSIVE);
    }
    double margin = pair.margin().getAsDouble();
    if (RateBound.upperPct(pair.fewestRequests(), settings.alpha()) <= margin) {
      return Verdict.of(Verdict.Kind.EQUIVALENT);
    }
    double requestsPerTrial = pair.fewestRequests() / (double) pair.fewestTrials();
    double trials = Math.ceil(RateBound.requestsFor(margin, settings.alpha()) / requestsPerTrial);
    return new Verdict(Verdict.Kind.INCONCLUSIVE, OptionalLong.of((long) trials));
  }

  List<String> warnings(Pair pair) {
    List<String> warnings = new ArrayList<>();
    if (pair.noErrorAnywhere()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "no error on either side; the rate is below %.3g %% with %.0f %% confidence,"
                  + " taking requests as independent",
              RateBound.upperPct(pair.fewestRequests(), settings.alpha()),
              100 * (1 - settings.alpha())));
    }
    OptionalDouble welch = pair.p("welch");
    OptionalDouble ranks = pair.p("mann-whitney");
    if (welch.isPresent() && ranks.isPresent() && below(welch) != below(ranks)) {
      warnings.add("the tests disagree: Welch and Mann-Whitney fall on different sides of alpha");
    }
    warnings.addAll(CensoredMaxima.warnings(pair.scenario()));
    warnings.addAll(CensoredMaxima.warnings(pair.control()));
    return warnings;
  }

  private boolean below(OptionalDouble p) {
    return p.isPresent() && p.getAsDouble() < settings.alpha();
  }
}
