package org.cutover.common.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML configuration file into a value, or says everything that is wrong with it. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * Reads {@code file} and hands its top-level mapping to {@code reader}. Keys the reader did not
   * ask for are problems too.
   *
   * @throws CutoverException with {@link ExitCode#USAGE} and one line a problem
   */
  public static <T> T read(Path file, Function<YamlMap, T> reader) {
    try {
      return parse(file, Files.readString(file), reader);
    } catch (NoSuchFileException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": no such file", e);
    } catch (MalformedInputException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": not UTF-8 text", e);
    } catch (IOException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** As {@link #read}, of a text; {@code file} is only the name that messages give it. */
  public static <T> T parse(Path file, String text, Function<YamlMap, T> reader) {
    Problems problems = new Problems(file);
    YamlMap root = new YamlMap("", compose(file, text), problems);
    T value = null;
    try {
      value = reader.apply(root);
    } catch (RuntimeException e) {
      // After a problem the reader works on placeholders, which may well be refused further on.
      if (problems.none()) {
        if (e instanceof IllegalArgumentException) {
          throw new CutoverException(ExitCode.USAGE, file + ": " + e.getMessage(), e);
        }
        throw e;
      }
    }
    root.reportUnknownKeys();
    if (!problems.none()) {
      throw CutoverException.usage(problems.text());
    }
    return value;
  }

  private static MappingNode compose(Path file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isPresent() && node.get() instanceof MappingNode mapping) {
        return mapping;
      }
    } catch (MarkedYamlEngineException e) {
      String place =
          e.getProblemMark()
              .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
              .orElse("");
      throw new CutoverException(
          ExitCode.USAGE, file + place + ": not valid YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new CutoverException(ExitCode.USAGE, file + ": not valid YAML", e);
    }
    throw CutoverException.usage(file + ":1:1: should hold keys and values, such as 'schema: 1'");
  }
}
