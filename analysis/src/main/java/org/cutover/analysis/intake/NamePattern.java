package org.cutover.analysis.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.common.CutoverException;

/**
 * Where a file's name says which trial it holds: {@code {level}-{scenario}-{run}.jtl}. A pattern
 * with slashes is held against as many last parts of the path.
 */
final class NamePattern {
  private static final Pattern PART = Pattern.compile("\\{([^{}]*)\\}|\\*|[^{*]+|\\{");
  private static final Set<String> REQUIRED = new TreeSet<>(Set.of("level", "run", "scenario"));
  private static final String DEPLOYER = "deployer";

  private final String text;
  private final int depth;
  private final List<String> names = new ArrayList<>();
  private final Pattern regex;

  private NamePattern(String text) {
    this.text = text;
    this.depth = (int) text.chars().filter(c -> c == '/').count() + 1;
    this.regex = Pattern.compile(compile());
  }

  /**
   * Reads a pattern.
   *
   * @throws CutoverException with exit code 2 if it is none
   */
  static NamePattern parse(String text) {
    return new NamePattern(text);
  }

  private String compile() {
    StringBuilder compiled = new StringBuilder();
    boolean afterPlaceholder = false;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      String name = part.group(1);
      if (name != null && afterPlaceholder) {
        throw refused("'" + part.group() + "' needs a text between it and the one before it");
      }
      compiled.append(
          name != null ? group(name) : part.group().equals("*") ? "[^/]*" : quoted(part.group()));
      afterPlaceholder = name != null;
    }
    Set<String> missing = new TreeSet<>(REQUIRED);
    names.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw refused("lacks {" + String.join("}, {", missing) + "}");
    }
    return compiled.toString();
  }

  private String group(String name) {
    if (!REQUIRED.contains(name) && !name.equals(DEPLOYER)) {
      throw refused(
          "unknown placeholder {" + name + "}; known: {level}, {scenario}, {run}, {deployer}");
    }
    if (names.contains(name)) {
      throw refused("{" + name + "} is there twice");
    }
    names.add(name);
    return "(?<" + name + ">" + (name.equals("run") ? "0*[1-9][0-9]{0,8}" : "[^/]+") + ")";
  }

  private String quoted(String literal) {
    if (literal.equals("{")) {
      throw refused("a '{' is not closed");
    }
    return Pattern.quote(literal);
  }

  private CutoverException refused(String problem) {
    return CutoverException.usage("--name '" + text + "': " + problem);
  }

  /** The part of a path that the pattern is held against, with slashes. */
  String shown(Path file) {
    Path path = file.toAbsolutePath().normalize();
    int parts = path.getNameCount();
    return path.subpath(Math.max(0, parts - depth), parts).toString().replace('\\', '/');
  }

  /**
   * The trial that a file's name tells; empty if the name does not fit.
   *
   * @throws CutoverException with exit code 2 if it fits in more than one way
   */
  Optional<TrialName> match(Path file) {
    String shown = shown(file);
    Matcher greedy = regex.matcher(shown);
    if (!greedy.matches()) {
      return Optional.empty();
    }
    TrialName name = name(greedy);
    // The other extreme of what each placeholder can take: where they differ, neither is sure.
    Matcher lazy = Pattern.compile(regex.pattern().replace("[^/]+)", "[^/]+?)")).matcher(shown);
    if (lazy.matches() && !name(lazy).equals(name)) {
      throw CutoverException.usage(
          file
              + ": could be "
              + name(lazy)
              + " or "
              + name
              + " by --name '"
              + text
              + "'; rename the file so that its parts are told apart");
    }
    return Optional.of(name);
  }

  private TrialName name(Matcher matcher) {
    return TrialName.of(
        matcher.group("level"),
        matcher.group("scenario"),
        names.contains(DEPLOYER) ? matcher.group(DEPLOYER) : "",
        Integer.parseInt(matcher.group("run")));
  }

  @Override
  public String toString() {
    return text;
  }
}
