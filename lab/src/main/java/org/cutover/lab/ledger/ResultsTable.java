package org.cutover.lab.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.common.ExitCode;

/** All results as Markdown: a line per kind, and each run that was not good. Pure. */
public final class ResultsTable {
  private static final int COMMIT = 8;

  private ResultsTable() {}

  /** The exit code that all results together come to. */
  public static ExitCode exitCode(List<RunResult> results) {
    if (results.stream().anyMatch(r -> r.proven().verdict() == RunResult.Verdict.CONTRADICTED)) {
      return ExitCode.HARM;
    }
    boolean unknown =
        results.isEmpty()
            || results.stream().anyMatch(r -> r.proven().verdict() == RunResult.Verdict.UNKNOWN);
    return unknown ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
  }

  /** The lines. */
  public static List<String> lines(List<RunResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| kind | runs | clean | contradicted | no verdict | contradictions | of them at the end"
            + " | failed requests | longest hold | deployed | unchanged | neither | not struck | ended badly |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    Arrays.stream(Kind.values())
        .map(Kind::word)
        .forEach(
            kind -> {
              List<RunResult> some = results.stream().filter(r -> r.kind().equals(kind)).toList();
              if (!some.isEmpty()) {
                lines.add(line(kind, some));
              }
            });
    lines.add(line("**all**", results));
    List<RunResult> bad = results.stream().filter(result -> !result.good()).toList();
    if (!bad.isEmpty()) {
      lines.add("");
      lines.add("| run | seed | case | commit | verdict | ended | what is wrong | kept |");
      lines.add("|--:|--:|---|---|---|---|---|---|");
      bad.forEach(result -> lines.add(bad(result)));
    }
    lines.add("");
    lines.add(origins(results));
    return List.copyOf(lines);
  }

  private static String line(String name, List<RunResult> some) {
    return cells(
        name,
        some.size(),
        count(some, RunResult.Verdict.CLEAN),
        count(some, RunResult.Verdict.CONTRADICTED),
        count(some, RunResult.Verdict.UNKNOWN),
        some.stream().mapToLong(r -> r.proven().contradictions()).sum(),
        some.stream().mapToLong(r -> r.proven().contradictionsAtEnd()).sum(),
        some.stream().mapToLong(r -> r.proven().counts().getOrDefault("failed", 0L)).sum(),
        hold(some),
        outcomes(some, "deployed"),
        outcomes(some, "unchanged"),
        outcomes(some, "neither"),
        some.stream().filter(r -> r.done().contains("@") && !r.deployed().struck()).count(),
        some.stream().filter(r -> !r.deployed().problems().isEmpty()).count());
  }

  private static long count(List<RunResult> some, RunResult.Verdict verdict) {
    return some.stream().filter(r -> r.proven().verdict() == verdict).count();
  }

  private static long outcomes(List<RunResult> some, String outcome) {
    return some.stream().filter(r -> r.deployed().outcome().equals(outcome)).count();
  }

  private static String hold(List<RunResult> some) {
    OptionalLong longest =
        some.stream().flatMapToLong(r -> r.deployed().longestHoldMs().stream()).max();
    return longest.isEmpty() ? "" : longest.getAsLong() + " ms";
  }

  private static String bad(RunResult result) {
    List<String> wrong = new ArrayList<>();
    result.proven().anomalies().forEach((name, count) -> wrong.add(count + " " + name));
    if (result.proven().startingRowsWrong() > 0) {
      wrong.add(result.proven().startingRowsWrong() + " starting rows missing or changed");
    }
    wrong.addAll(result.deployed().problems());
    return cells(
        result.number(),
        result.seed(),
        result.done(),
        commit(result.made()),
        result.proven().verdict().name().toLowerCase(Locale.ROOT),
        String.join(", ", result.deployed().exits()) + ": " + result.deployed().outcome(),
        String.join("; ", wrong),
        result.kept());
  }

  private static String commit(RunResult.Origin made) {
    String commit = made.commit();
    return commit.substring(0, Math.min(COMMIT, commit.length())) + (made.dirty() ? "+" : "");
  }

  /** Which runs come from which program and which machine. */
  private static String origins(List<RunResult> results) {
    Map<String, Set<Integer>> origins = new TreeMap<>();
    results.forEach(
        result ->
            origins
                .computeIfAbsent(origin(result), unused -> new LinkedHashSet<>())
                .add(result.number()));
    return origins.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().iterator().next()))
        .map(entry -> entry.getValue().size() + " of " + entry.getKey())
        .collect(Collectors.joining("; ", "Runs: ", "."));
  }

  private static String origin(RunResult result) {
    return "commit %s%s on %d processors (%s)"
        .formatted(
            commit(result.made()),
            result.switching().isEmpty() ? "" : " with --switch " + result.switching(),
            result.made().machine().path("processors").asInt(),
            result.made().machine().path("processor").asText());
  }

  private static String cells(Object... cells) {
    return Stream.of(cells)
        .map(cell -> cell.toString().replace("|", "\\|").replace('\n', ' '))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
