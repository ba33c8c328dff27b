package org.cutover.analysis.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cutover.analysis.Archives;
import org.cutover.analysis.audit.AuditFinding.Kind;

/** Archives to audit, and numbers in them to change. */
final class Audits {
  private Audits() {}

  /** A place in a CSV file: the line from 0 (the header) and the column's name. */
  record Spot(String file, int line, String column) {}

  /** The study's archive with its misprints put right: a sound archive with printed tables. */
  static Path repairedStudy(Path parent) {
    Path archive = Archives.studyIn(parent);
    row(archive, "low,failure,8,", "error_rate_pct", "0.019");
    row(archive, "medium,none,3,", "error_rate_pct", "0.008");
    row(archive, "medium,none,4,", "error_rate_pct", "0.006");
    row(archive, "medium,success,9,", "error_rate_pct", "3.054");
    average(archive, "A.1,", "errors", "5");
    average(archive, "A.3,", "error_rate_pct", "0.007");
    average(archive, "A.4,", "error_rate_pct", "0.001");
    average(archive, "A.6,", "error_rate_pct", "1.201");
    average(archive, "A.8,", "error_rate_pct", "13.107");
    average(archive, "A.8,", "throughput_rps", "57.18");
    average(archive, "A.9,", "error_rate_pct", "14.893");
    published(archive, "4.1,low,failure,", "0.007");
    published(archive, "4.1,medium,none,", "0.001");
    published(archive, "4.1,medium,failure,", "1.201");
    published(archive, "4.1,high,success,", "13.107");
    published(archive, "4.1,high,failure,", "14.893");
    published(archive, "5.1,low,failure,", "0.373");
    published(archive, "5.1,medium,success,", "0.049");
    return archive;
  }

  static void row(Path archive, String start, String column, String text) {
    set(archive, spot(archive, "trials.csv", start, column), text);
  }

  static void average(Path archive, String start, String column, String text) {
    set(archive, spot(archive, "published-averages.csv", start, column), text);
  }

  static void published(Path archive, String start, String text) {
    set(archive, spot(archive, "published.csv", start, "value"), text);
  }

  static Spot spot(Path archive, String file, String start, String column) {
    List<String> lines = lines(archive, file);
    for (int line = 1; line < lines.size(); line++) {
      if (lines.get(line).startsWith(start)) {
        return new Spot(file, line, column);
      }
    }
    throw new IllegalArgumentException(file + ": no line starts with " + start);
  }

  static String get(Path archive, Spot spot) {
    List<String> lines = lines(archive, spot.file());
    return lines.get(spot.line()).split(",", -1)[index(lines, spot)];
  }

  static void set(Path archive, Spot spot, String text) {
    List<String> lines = new ArrayList<>(lines(archive, spot.file()));
    String[] values = lines.get(spot.line()).split(",", -1);
    values[index(lines, spot)] = text;
    lines.set(spot.line(), String.join(",", values));
    write(archive.resolve(spot.file()), String.join("\n", lines) + "\n");
  }

  static List<String> lines(Path archive, String file) {
    try {
      return Files.readAllLines(archive.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves out the line that starts so. */
  static void drop(Path archive, String file, String start) {
    List<String> kept =
        lines(archive, file).stream().filter(line -> !line.startsWith(start)).toList();
    write(archive.resolve(file), String.join("\n", kept) + "\n");
  }

  /** The lines that people see of what is wrong or doubtful. */
  static List<String> serious(Path archive) {
    return AuditText.lines(Audit.of(archive).stream().filter(f -> f.kind() != Kind.NOTE).toList())
        .stream()
        .filter(line -> line.startsWith("wrong") || line.startsWith("doubtful"))
        .toList();
  }

  /** The lines that people see of what is noted about a column. */
  static List<String> notes(Path archive, String column) {
    return AuditText.lines(Audit.of(archive)).stream()
        .filter(line -> line.startsWith("note") && line.contains(" " + column))
        .toList();
  }

  private static int index(List<String> lines, Spot spot) {
    return Arrays.asList(lines.get(0).split(",", -1)).indexOf(spot.column());
  }
}
