package org.cutover.analysis.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** Finds out from a file's first lines what it is, what separates its values and what they mean. */
final class Sniffer {
  private static final int LOOKED_AT = 20;
  private static final int SHOWN = 60;

  private final Optional<Format> forced;
  private final List<String> columns;
  private final TimeStamps timeStamps;

  /**
   * @param forced the only format to look for; empty for any
   * @param columns of a JTL without a header, as the user names them; none if the user does not
   */
  Sniffer(Optional<Format> forced, List<String> columns, TimeStamps timeStamps) {
    this.forced = forced;
    this.columns = List.copyOf(columns);
    this.timeStamps = timeStamps;
  }

  /**
   * Looks at a file.
   *
   * @throws CutoverException with exit code 5 if it is none that can be read, with the reason
   */
  Shape look(Path file) throws IOException {
    String first = firstLine(file);
    if (first.stripLeading().startsWith("<")) {
      throw broken(
          file,
          "is XML; import reads JMeter's CSV: run JMeter with"
              + " -Jjmeter.save.saveservice.output_format=csv, or open the file in a listener of"
              + " JMeter and save it as CSV");
    }
    Optional<Shape> named = withHeader(file, first);
    Optional<Shape> shape = named.isPresent() ? named : withoutHeader(file, first);
    return shape.orElseThrow(() -> unknown(file, first));
  }

  private static String firstLine(Path file) throws IOException {
    try (Lines lines = Lines.open(file)) {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!line.get().isEmpty()) {
          return text(file, line.get());
        }
      }
    }
    throw broken(file, "is empty");
  }

  /**
   * What cannot be decoded may still have a header that can; where nothing was read, none can be.
   */
  private static String text(Path file, Line line) {
    if (line.text().isEmpty()) {
      throw broken(file + ":" + line.number(), line.problem());
    }
    return line.bare();
  }

  private Optional<Shape> withHeader(Path file, String line) {
    for (char delimiter : delimiters(line)) {
      List<String> names =
          new Delimited(delimiter)
              .values(line).orElse(List.of()).stream().map(String::strip).toList();
      for (Format format : formats()) {
        if (names.containsAll(format.required())) {
          refuseTwins(file, names);
          return Optional.of(new Shape(format, delimiter, names, true));
        }
      }
    }
    return Optional.empty();
  }

  private static void refuseTwins(Path file, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw broken(file + ":1", "column '" + name + "' is there twice");
      }
    }
  }

  private List<Format> formats() {
    return forced.map(List::of).orElseGet(() -> List.of(Format.values()));
  }

  /** Without a header only JMeter's files can be told: by the types of their values. */
  private Optional<Shape> withoutHeader(Path file, String line) throws IOException {
    Optional<Shape> best = Optional.empty();
    long most = 0;
    for (char delimiter :
        formats().contains(Format.JTL) ? delimiters(line) : List.<Character>of()) {
      List<List<String>> rows = firstRows(file, delimiter);
      for (List<String> names : layouts(rows)) {
        JtlCheck check = new JtlCheck(names, timeStamps);
        long fitting = rows.stream().filter(check::fits).count();
        if (fitting > most) {
          most = fitting;
          best = Optional.of(new Shape(Format.JTL, delimiter, names, false));
        }
      }
    }
    return best;
  }

  private static List<List<String>> firstRows(Path file, char delimiter) throws IOException {
    List<List<String>> first = new ArrayList<>();
    try (Lines lines = Lines.open(file)) {
      Rows rows = new Rows(lines, delimiter, Rows.ANY);
      for (Optional<Row> row = rows.next();
          row.isPresent() && first.size() < LOOKED_AT;
          row = rows.next()) {
        first.add(row.get().values());
      }
    }
    return first;
  }

  /** The layouts that rows of these sizes may have: sample variables without names may follow. */
  private List<List<String>> layouts(List<List<String>> rows) {
    Set<Integer> sizes = new TreeSet<>();
    rows.forEach(row -> sizes.add(row.size()));
    List<List<String>> all = new ArrayList<>();
    for (List<String> layout : columns.isEmpty() ? JtlColumns.LAYOUTS : List.of(columns)) {
      for (int size : sizes) {
        List<String> names = new ArrayList<>(layout);
        for (int i = 1; names.size() < size; i++) {
          names.add("variable_" + i);
        }
        if (names.size() == size) {
          all.add(names);
        }
      }
    }
    return all;
  }

  /** Whatever is neither part of a word nor a quote may separate values; the usual ones first. */
  private static List<Character> delimiters(String line) {
    List<Character> candidates = new ArrayList<>(List.of(',', ';', '\t', '|'));
    line.chars()
        .filter(c -> !Character.isLetterOrDigit(c) && "\"'_.-/: \r\\".indexOf(c) < 0)
        .distinct()
        .sorted()
        .mapToObj(c -> (char) c)
        .filter(c -> !candidates.contains(c))
        .forEach(candidates::add);
    candidates.removeIf(c -> line.indexOf(c) < 0);
    return candidates;
  }

  private CutoverException unknown(Path file, String line) {
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    String problem =
        forced
            .map(f -> "is not " + f.description() + ", which has columns " + columns(f))
            .orElse("is of no known format (" + String.join(", ", Format.words()) + ")");
    if (line.chars().anyMatch(Sniffer::isNoText)) {
      return broken(file + ":1", problem + ": it is not plain text");
    }
    return broken(
        file + ":1",
        problem
            + ": '"
            + shown.replaceAll("\\p{Cntrl}", " ")
            + "'; a JTL without a header and with columns other than JMeter's default needs"
            + " --columns");
  }

  private static boolean isNoText(int c) {
    return c == '\uFFFD' || (Character.isISOControl(c) && c != '\t' && c != '\r');
  }

  private static String columns(Format format) {
    return String.join(", ", format.required());
  }

  private static CutoverException broken(Object place, String text) {
    return new CutoverException(ExitCode.BROKEN_ARCHIVE, place + ": " + text);
  }
}
