package org.cutover.analysis.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/**
 * Looks at all files before any is taken in, so that everything wrong with them is said at once.
 */
final class Sources {
  private final ImportOptions options;
  private final Sniffer sniffer;
  private final Optional<NamePattern> pattern;
  private final List<CutoverException> problems = new ArrayList<>();
  private final Map<TrialName, Path> taken = new HashMap<>();

  Sources(ImportOptions options, TimeStamps timeStamps) {
    this.options = options;
    this.sniffer = new Sniffer(options.format(), options.reading().columns(), timeStamps);
    this.pattern = options.name().map(NamePattern::parse);
  }

  /**
   * All files in the order in which they were named.
   *
   * @throws CutoverException with a line a problem
   */
  List<Source> look() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path file : options.files()) {
      try {
        sources.add(source(file));
      } catch (CutoverException e) {
        problems.add(e);
      }
    }
    if (!problems.isEmpty()) {
      ExitCode code =
          problems.stream().anyMatch(e -> e.exitCode() == ExitCode.USAGE)
              ? ExitCode.USAGE
              : ExitCode.BROKEN_ARCHIVE;
      throw new CutoverException(
          code,
          problems.stream().map(CutoverException::getMessage).collect(Collectors.joining("\n")));
    }
    return sources;
  }

  private Source source(Path file) throws IOException {
    Shape shape = sniffer.look(file);
    if (!shape.format().isOneTrial()) {
      return new Source(file, fileName(file), shape, Optional.empty());
    }
    NamePattern names =
        pattern.orElseThrow(
            () ->
                CutoverException.usage(
                    file
                        + ": which trial is it? Say how names tell it, such as --name"
                        + " '{level}-{scenario}-{run}.jtl'"));
    TrialName trial = named(file, names);
    Path earlier = taken.putIfAbsent(trial, file);
    if (earlier != null) {
      throw CutoverException.usage(file + ": is " + trial + ", and so is " + earlier);
    }
    return new Source(file, names.shown(file), shape, Optional.of(trial));
  }

  private TrialName named(Path file, NamePattern names) {
    TrialName found =
        names
            .match(file)
            .orElseThrow(
                () ->
                    CutoverException.usage(
                        file + ": its name does not fit --name '" + names + "'"));
    try {
      return options.control().map(found::withControl).orElse(found).checked();
    } catch (IllegalArgumentException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": " + e.getMessage(), e);
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }
}
