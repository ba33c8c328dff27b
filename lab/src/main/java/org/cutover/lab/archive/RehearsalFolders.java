package org.cutover.lab.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.common.DurableFiles;
import org.cutover.lab.experiment.Cell;

/**
 * The folders of rehearsals, numbered over all runs of an archive.
 *
 * @param folder that holds them
 * @param severalDeployers whether their names have to say which deployer it was
 */
public record RehearsalFolders(Path folder, boolean severalDeployers) {
  private static final String PARTIAL = ".partial-";
  private static final String INTERRUPTED = "-interrupted";

  /**
   * Starts a rehearsal: an empty folder for its files, which gets its name when it is finished. Its
   * path is absolute, because processes that work elsewhere write to it.
   */
  public Path begin(Cell cell) throws IOException {
    keepLeftovers();
    List<String> names = names();
    int number = 1;
    while (isTaken(names, number)) {
      number++;
    }
    String deployer = severalDeployers ? "-" + cell.deployer() : "";
    Path partial = folder.resolve(PARTIAL + number + "-" + cell.scenario() + deployer);
    Files.createDirectories(partial);
    return partial.toAbsolutePath();
  }

  /**
   * Keeps a rehearsal under its name.
   *
   * @param partial the folder that it was begun in
   * @return its path within the archive
   */
  public String finish(Path partial, JsonNode json) throws IOException {
    DurableFiles.write(partial.resolve("rehearsal.json"), Archive.pretty(json));
    String name = name(partial);
    DurableFiles.move(partial, partial.resolveSibling(name));
    return folder.getFileName() + "/" + name;
  }

  /** What a killed run has left says by its name that it was not finished. */
  private void keepLeftovers() throws IOException {
    for (String name : names()) {
      if (name.startsWith(PARTIAL)) {
        Path partial = folder.resolve(name);
        DurableFiles.move(partial, folder.resolve(name(partial) + INTERRUPTED));
      }
    }
  }

  private static String name(Path partial) {
    return partial.getFileName().toString().substring(PARTIAL.length());
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean isTaken(List<String> names, int number) {
    return names.stream().anyMatch(name -> name.startsWith(number + "-"));
  }
}
