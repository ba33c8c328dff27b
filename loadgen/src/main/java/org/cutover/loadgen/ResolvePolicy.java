package org.cutover.loadgen;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;

/** When a virtual user asks for the service's addresses, and which of the answer it takes. */
public enum ResolvePolicy {
  /** Each user asks once a run, keeps the whole answer and tries its addresses in order. */
  ONCE_PER_USER("once-per-user"),
  /** Asked anew for each connection that is opened; its addresses are tried in order. */
  ON_RECONNECT("on-reconnect"),
  /** Asked once a run; every user takes the answer's first address and no other. */
  PIN("pin"),
  /** Asked once a run; user n starts at the n-th address and tries the others after it. */
  ROUND_ROBIN("round-robin");

  private final String word;

  ResolvePolicy(String word) {
    this.word = word;
  }

  /** The word in files and options. */
  public String word() {
    return word;
  }

  /** All words in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ResolvePolicy::word).toList();
  }

  /**
   * The policy of a word.
   *
   * @throws CutoverException with the code for wrong usage and the words there are
   */
  public static ResolvePolicy of(String word) {
    return Arrays.stream(values())
        .filter(policy -> policy.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "load: there is no policy '"
                        + word
                        + "'; use "
                        + words().stream().collect(Collectors.joining(", "))));
  }
}
