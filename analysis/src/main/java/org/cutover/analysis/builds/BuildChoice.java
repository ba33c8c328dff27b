package org.cutover.analysis.builds;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cutover.analysis.archive.Archive;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.analysis.comparison.MetricCatalogue;
import org.cutover.common.CutoverException;

/** Finds the two builds that a user means. */
public final class BuildChoice {
  private BuildChoice() {}

  /**
   * A build out of each of two archives.
   *
   * @param a the deployer in the first; needed only where that archive has several
   * @param b the deployer in the second; likewise
   * @param design what is subtracted from what
   * @throws CutoverException with exit code 2 if a name is missing or unknown, 5 if an archive is
   *     broken
   */
  public static Builds ofTwo(
      Path directoryA, Path directoryB, Optional<String> a, Optional<String> b, Design design) {
    Archive archiveA = read(directoryA);
    Archive archiveB = read(directoryB);
    List<String> names = names(directoryA, directoryB);
    return new Builds(
        new Build(names.get(0), archiveA, only(archiveA, a, "--a")),
        new Build(names.get(1), archiveB, only(archiveB, b, "--b")),
        false,
        design);
  }

  /**
   * Two deployers out of one archive: A is the first that it names and B the second, unless they
   * are named here.
   *
   * @throws CutoverException with exit code 2 if there are not two, or nobody said which, 5 if the
   *     archive is broken
   */
  public static Builds ofOne(Path directory, Optional<String> a, Optional<String> b) {
    Archive archive = read(directory);
    List<String> deployers = archive.experiment().deployers();
    a.ifPresent(name -> known(archive, name, "--a"));
    b.ifPresent(name -> known(archive, name, "--b"));
    if (deployers.size() < 2) {
      throw CutoverException.usage(
          directory
              + ": has no two deployers to compare"
              + (deployers.isEmpty() ? "" : ", only " + deployers.get(0))
              + "; name a second archive instead of --factor");
    }
    if (deployers.size() > 2 && (a.isEmpty() || b.isEmpty())) {
      throw CutoverException.usage(
          directory
              + ": name two of its deployers with --a and --b: "
              + String.join(", ", new TreeSet<>(deployers)));
    }
    String first = a.orElseGet(() -> other(deployers, b));
    String second = b.orElseGet(() -> other(deployers, Optional.of(first)));
    if (first.equals(second)) {
      throw CutoverException.usage("--a and --b name the same deployer: " + first);
    }
    return new Builds(
        new Build(first, archive, first), new Build(second, archive, second), true, Design.CELLS);
  }

  private static String other(List<String> deployers, Optional<String> taken) {
    return deployers.stream()
        .filter(name -> taken.isEmpty() || !taken.get().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Archive read(Path directory) {
    Archive archive = new ArchiveReader(MetricCatalogue.names()).read(directory);
    archive.requireTrials();
    return archive;
  }

  private static String only(Archive archive, Optional<String> chosen, String option) {
    List<String> deployers = archive.experiment().deployers();
    if (chosen.isPresent()) {
      known(archive, chosen.get(), option);
      return chosen.get();
    }
    if (deployers.size() > 1) {
      throw CutoverException.usage(
          archive.directory()
              + ": has several deployers; choose one with "
              + option
              + ": "
              + String.join(", ", new TreeSet<>(deployers)));
    }
    return deployers.isEmpty() ? "" : deployers.get(0);
  }

  private static void known(Archive archive, String name, String option) {
    List<String> deployers = archive.experiment().deployers();
    if (!deployers.contains(name)) {
      throw CutoverException.usage(
          option
              + ": "
              + archive.directory()
              + " has no deployer '"
              + name
              + "'"
              + (deployers.isEmpty()
                  ? "; it names none"
                  : "; it has " + String.join(", ", new TreeSet<>(deployers))));
    }
  }

  /** The folders' own names, with as many of those above as it takes to tell them apart. */
  private static List<String> names(Path a, Path b) {
    Path first = a.toAbsolutePath().normalize();
    Path second = b.toAbsolutePath().normalize();
    for (int parts = 1; ; parts++) {
      String nameA = last(first, parts);
      String nameB = last(second, parts);
      boolean all = parts >= Math.max(first.getNameCount(), second.getNameCount());
      if (all || !nameA.equals(nameB)) {
        return List.of(fromRoot(first, nameA), fromRoot(second, nameB));
      }
    }
  }

  private static String last(Path path, int parts) {
    int count = path.getNameCount();
    if (count == 0) {
      return path.toString();
    }
    return path.subpath(Math.max(0, count - parts), count).toString().replace('\\', '/');
  }

  /** A name that has come to be the whole path is that path. */
  private static String fromRoot(Path path, String name) {
    String whole = path.toString().replace('\\', '/');
    return name.equals(last(path, path.getNameCount())) ? whole : name;
  }
}
