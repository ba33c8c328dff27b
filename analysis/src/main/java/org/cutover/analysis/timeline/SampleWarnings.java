package org.cutover.analysis.timeline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.CellKey;
import org.cutover.analysis.archive.Trial;

/** What a reader should know of an archive's samples. */
final class SampleWarnings {
  private static final int MOST_TRIALS = 5;
  private static final MathContext DIGITS = new MathContext(9);

  private final Archive archive;
  private final TrialSources sources;

  SampleWarnings(Archive archive, TrialSources sources) {
    this.archive = archive;
    this.sources = sources;
  }

  List<String> of(
      List<TrialSource> with, List<TrialTimeline> trials, Map<CellKey, Origin> origins) {
    List<String> warnings = new ArrayList<>();
    with.forEach(source -> warnings.addAll(source.warnings()));
    missing(trials, warnings);
    for (TrialSource source : with) {
      if (source.origin() != origins.get(source.trial().cell())) {
        warnings.add(
            source.id()
                + ": not in its cell's timeline, because nothing is known of a "
                + origins.get(source.trial().cell()).words());
      }
      trials.stream()
          .filter(trial -> trial.id().equals(source.id()))
          .filter(trial -> isElsewhere(trial, source))
          .forEach(t -> warnings.add(t.id() + ": no request was sent during its deployment"));
    }
    differences(trials, warnings);
    return warnings;
  }

  private static boolean isElsewhere(TrialTimeline trial, TrialSource source) {
    return source.deployment().isPresent()
        && trial.phases().stream()
            .filter(phase -> phase.span().phase().equals(PhaseSpan.DEPLOYMENT))
            .allMatch(phase -> phase.requests() == 0);
  }

  private void missing(List<TrialTimeline> trials, List<String> warnings) {
    List<String> without =
        archive.trials().stream()
            .map(sources::id)
            .filter(id -> trials.stream().noneMatch(trial -> trial.id().equals(id)))
            .toList();
    if (!without.isEmpty()) {
      int all = archive.trials().size();
      warnings.add(without.size() + " of " + all + " trials have no samples: " + some(without));
    }
  }

  private void differences(List<TrialTimeline> trials, List<String> warnings) {
    List<String> different = new ArrayList<>();
    for (Trial trial : archive.trials()) {
      String id = sources.id(trial);
      trials.stream()
          .filter(timeline -> timeline.id().equals(id))
          .map(timeline -> RowCheck.differences(trial, timeline.row()))
          .filter(differences -> !differences.isEmpty())
          .forEach(differences -> different.add(id + ": " + text(differences)));
    }
    different.stream().limit(MOST_TRIALS).forEach(warnings::add);
    if (different.size() > MOST_TRIALS) {
      int more = different.size() - MOST_TRIALS;
      warnings.add("rows and samples disagree in " + more + " more trials");
    }
  }

  private static String text(List<RowCheck.Difference> differences) {
    return differences.stream()
        .map(
            difference ->
                difference.column()
                    + " is "
                    + number(difference.stated())
                    + " in trials.csv and "
                    + number(difference.computed())
                    + " by its samples")
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String some(List<String> ids) {
    String shown = ids.stream().limit(MOST_TRIALS).collect(Collectors.joining(", "));
    return ids.size() > MOST_TRIALS ? shown + " …" : shown;
  }
}
