package org.cutover.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.classdata.ClassArchives;

/**
 * The program's own folder, where the parts stand that are started as processes of their own.
 *
 * @param folder an absolute path
 * @param sampleReleases the releases of the sample application
 */
public record Home(Path folder, Path sampleReleases) {
  /** The program in a folder, with the sample application in Java. */
  public Home(Path folder) {
    this(folder, folder.resolve("lab/sample-java/target/releases"));
  }

  /** The same program with the releases of another sample application. */
  public Home withSampleReleases(Path releases) {
    return new Home(folder, releases);
  }

  /** The folder that the launcher names in the system property {@code cutover.home}. */
  public static Home ofProcess() {
    String home = System.getProperty("cutover.home", ".");
    return new Home(Path.of(home).toAbsolutePath().normalize());
  }

  /** The deployer as a program. */
  public Path deployerJar() {
    return part(folder.resolve("deployer/target/deployer.jar"));
  }

  /** The words that start the deployer, to be followed by its own. */
  public List<String> deployerCommand() {
    // A short life on a busy machine: what starts quickly wins over what would run fast later.
    return List.of(
        java().toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Xmx256m",
        "-jar",
        deployerJar().toString());
  }

  /** Where the class archives of the programs that labs start are kept. */
  public ClassArchives classArchives() {
    return new ClassArchives(folder.resolve("lab/target/class-archives"));
  }

  /** The jars of the embedded lab's Cassandra. */
  public Path cassandraLibrary() {
    return part(folder.resolve("lab/cassandra/target/lib"));
  }

  /** Where labs keep what they need while they are up. */
  public Path labs() {
    return folder.resolve(".cutover/labs");
  }

  /**
   * Finds a release archive: an absolute path, or one of the sample application's. What lies in the
   * folder that the program happens to be called from is never meant.
   *
   * @throws CutoverException with exit code 2 if there is none
   */
  public Path release(String name) {
    Path place = part(sampleReleases).resolve(name).toAbsolutePath().normalize();
    if (!Files.isRegularFile(place)) {
      throw CutoverException.usage(
          "release "
              + name
              + ": not found, neither beside the experiment file nor among those that come with the"
              + " program: "
              + place);
    }
    return place;
  }

  /** The Java that runs this program. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static Path part(Path path) {
    if (!Files.exists(path)) {
      throw new CutoverException(
          ExitCode.USAGE, path + ": missing; build it first: mvn -DskipTests package");
    }
    return path;
  }
}
