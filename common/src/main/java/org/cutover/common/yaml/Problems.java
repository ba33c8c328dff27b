package org.cutover.common.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file, in the order in which it stands there. */
final class Problems {
  private record Problem(int line, int column, String text) {}

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  void add(Node at, String text) {
    int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = at.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    problems.add(new Problem(line, column, text));
  }

  boolean none() {
    return problems.isEmpty();
  }

  String text() {
    return problems.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .map(p -> file + ":" + p.line() + ":" + p.column() + ": " + p.text())
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
