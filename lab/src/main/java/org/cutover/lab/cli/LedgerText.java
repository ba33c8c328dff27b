package org.cutover.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cutover.ledger.drive.LedgerPlan;
import org.cutover.ledger.verdict.Contradiction;
import org.cutover.ledger.verdict.Verdict;

/** What a ledger tells a person. */
final class LedgerText {
  /** So many contradictions are shown one by one; the rest is counted. */
  private static final int SHOWN = 10;

  private LedgerText() {}

  static String plan(LedgerPlan plan, List<String> targets) {
    return String.format(
        Locale.ROOT,
        "ledger: seed %d, %d writers of %d keys, %d readers, at most %.1f operations/s each, through %s",
        plan.seed(),
        plan.writers(),
        plan.keysPerWriter(),
        plan.readers(),
        plan.operationsPerSecond(),
        String.join(", ", targets));
  }

  static List<String> verdict(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d writes (%d acknowledged, %d of unknown outcome), %d reads; final read %s"
            .formatted(
                verdict.writes(),
                verdict.acknowledged(),
                verdict.unknown(),
                verdict.reads(),
                verdict.complete() ? "of " + verdict.finalRows() + " rows" : "not possible"));
    List<Contradiction> all = verdict.contradictions();
    all.stream().limit(SHOWN).forEach(one -> lines.add("  " + one));
    if (all.size() > SHOWN) {
      lines.add("  and " + (all.size() - SHOWN) + " more");
    }
    lines.add(
        switch (verdict.kind()) {
          case CLEAN -> "clean: no answer contradicts what was acknowledged";
          case CONTRADICTED -> "contradicted: " + counts(verdict);
          case UNKNOWN -> "no verdict: the final read could not be made";
        });
    return lines;
  }

  private static String counts(Verdict verdict) {
    return verdict.counts().entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().word())
        .collect(Collectors.joining(", "));
  }
}
