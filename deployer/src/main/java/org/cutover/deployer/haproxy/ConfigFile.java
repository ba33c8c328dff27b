package org.cutover.deployer.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HAProxy's configuration, cut into sections; it knows no setting's meaning. */
final class ConfigFile {
  private final List<Section> sections;

  private ConfigFile(List<Section> sections) {
    this.sections = sections;
  }

  /** One line's words, without its comment. */
  record Line(int number, List<String> words) {
    boolean startsWith(String... wanted) {
      return words.size() >= wanted.length
          && words.subList(0, wanted.length).equals(List.of(wanted));
    }

    String text() {
      return String.join(" ", words);
    }
  }

  /** A section: {@code backend app} and the lines below it. */
  record Section(Line head, List<Line> lines) {}

  private static final List<String> KINDS =
      List.of(
          "global",
          "defaults",
          "frontend",
          "backend",
          "listen",
          "peers",
          "resolvers",
          "userlist",
          "mailers",
          "program",
          "http-errors",
          "ring",
          "cache",
          "log-forward",
          "fcgi-app");

  static ConfigFile parse(String text) {
    List<Section> sections = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\r?\n", -1)) {
      number++;
      List<String> words = words(raw);
      if (words.isEmpty()) {
        continue;
      }
      Line line = new Line(number, words);
      if (KINDS.contains(words.get(0))) {
        sections.add(new Section(line, new ArrayList<>()));
      } else if (!sections.isEmpty()) {
        sections.get(sections.size() - 1).lines().add(line);
      }
    }
    return new ConfigFile(sections);
  }

  /** Words as HAProxy splits them: quotes and backslashes protect blanks, # begins a comment. */
  private static List<String> words(String raw) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < raw.length()) {
        word.append(raw.charAt(++i));
        inWord = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (c == '#') {
        break;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /** The backend of that name, be it a {@code backend} or a {@code listen} section. */
  Optional<Section> backend(String name) {
    return sections.stream()
        .filter(s -> s.head().startsWith("backend", name) || s.head().startsWith("listen", name))
        .findFirst();
  }

  /** The lines of all {@code global} sections. */
  List<Line> global() {
    return sections.stream()
        .filter(section -> section.head().startsWith("global"))
        .flatMap(section -> section.lines().stream())
        .toList();
  }

  /** The lines that hold for a backend: those of its defaults, then its own. */
  List<Line> effective(Section backend) {
    List<Line> lines = new ArrayList<>();
    defaults(backend).ifPresent(defaults -> lines.addAll(effectiveDefaults(defaults)));
    lines.addAll(backend.lines());
    return lines;
  }

  private List<Line> effectiveDefaults(Section defaults) {
    List<Line> lines = new ArrayList<>();
    from(defaults).ifPresent(base -> lines.addAll(effectiveDefaults(base)));
    lines.addAll(defaults.lines());
    return lines;
  }

  /** The named defaults it asks for, else the last defaults section above it. */
  private Optional<Section> defaults(Section section) {
    Optional<Section> named = from(section);
    if (named.isPresent()) {
      return named;
    }
    return sections.subList(0, sections.indexOf(section)).stream()
        .filter(s -> s.head().startsWith("defaults"))
        .reduce((first, second) -> second);
  }

  private Optional<Section> from(Section section) {
    List<String> words = section.head().words();
    int from = words.indexOf("from");
    if (from < 1 || from + 1 >= words.size()) {
      return Optional.empty();
    }
    return sections.subList(0, sections.indexOf(section)).stream()
        .filter(s -> s.head().startsWith("defaults", words.get(from + 1)))
        .reduce((first, second) -> second);
  }
}
