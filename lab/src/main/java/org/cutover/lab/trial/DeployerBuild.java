package org.cutover.lab.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;

/**
 * A build of the deployer, as the words of the command that starts it.
 *
 * @param name under which its trials are kept
 */
public record DeployerBuild(String name, List<String> words) {
  /** The command that means the build that comes with this program. */
  public static final String OURS = "deployer";

  /** Copies the words. */
  public DeployerBuild {
    words = List.copyOf(words);
  }

  /**
   * The builds of an experiment by name.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 if a command is none
   */
  public static Map<String, DeployerBuild> of(Map<String, String> commands, Home home) {
    Map<String, DeployerBuild> builds = new TreeMap<>();
    commands.forEach(
        (name, command) ->
            builds.put(
                name,
                new DeployerBuild(
                    name, command.equals(OURS) ? ours(home) : CommandWords.split(command))));
    return builds;
  }

  /** The same build, started where the lab's deployments are made from. */
  DeployerBuild on(Lab lab) {
    return new DeployerBuild(name, lab.onControlHost(words));
  }

  /**
   * Looks for the program.
   *
   * @throws CutoverException with exit code 2 if there is none
   */
  void check() {
    String program = words.get(0);
    boolean found =
        program.contains("/")
            ? Files.isExecutable(Path.of(program))
            : Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    if (!found) {
      throw CutoverException.usage(
          "deployer " + name + ": no program '" + program + "'; give its path, or mend PATH");
    }
  }

  private static List<String> ours(Home home) {
    return home.classArchives().shared(home.deployerCommand(), home.folder());
  }
}
