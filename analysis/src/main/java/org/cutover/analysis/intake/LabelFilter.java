package org.cutover.analysis.intake;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which requests count, by their label. */
final class LabelFilter {
  private final List<Pattern> patterns;

  /**
   * @param labels of those that count, {@code *} for any text; none for all
   */
  LabelFilter(List<String> labels) {
    this.patterns = labels.stream().map(LabelFilter::pattern).toList();
  }

  private static Pattern pattern(String label) {
    return Pattern.compile(
        Stream.of(label.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  boolean accepts(String label) {
    return patterns.isEmpty() || patterns.stream().anyMatch(p -> p.matcher(label).matches());
  }
}
