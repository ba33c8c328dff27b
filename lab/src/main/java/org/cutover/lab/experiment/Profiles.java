package org.cutover.lab.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;

/** The experiments that come with the program. */
public final class Profiles {
  /** Their names, the default first. */
  public static final List<String> NAMES = List.of("quick", "short", "study");

  /** Those whose hold is no part of what they measure, so that it may follow the machine. */
  private static final List<String> OF_ANY_HOLD = List.of("quick", "short");

  private Profiles() {}

  /** Whether a profile's hold becomes as long as deployments need on the machine. */
  public static boolean fitsHold(String name) {
    return OF_ANY_HOLD.contains(name);
  }

  /**
   * Reads a profile.
   *
   * @throws CutoverException with exit code 2 if there is none of that name
   */
  public static Experiment read(String name) {
    if (!NAMES.contains(name)) {
      throw CutoverException.usage(
          "--profile " + name + ": no such profile; there are: " + String.join(", ", NAMES));
    }
    try (InputStream in = Profiles.class.getResourceAsStream(name + ".yml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ExperimentFile.parse(Path.of("profile", name + ".yml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
