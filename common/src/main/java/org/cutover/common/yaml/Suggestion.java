package org.cutover.common.yaml;

import java.util.Collection;
import java.util.Comparator;

/** "did you mean": the known word nearest to a mistyped one. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * {@code "; did you mean 'x'"} for the known word at an edit distance of at most a third of the
   * length (at least 1), else the empty text.
   */
  public static String of(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .map(candidate -> "; did you mean '" + candidate + "'")
        .orElse("");
  }

  /** Levenshtein's distance: insertions, deletions and substitutions that turn a into b. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
