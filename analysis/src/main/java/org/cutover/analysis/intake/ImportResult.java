package org.cutover.analysis.intake;

import java.nio.file.Path;
import java.util.List;

/**
 * What an import came to.
 *
 * @param archive the new archive
 * @param files what was read, in the order in which it was named
 * @param trials how many trials the archive has
 * @param warnings what a person should know of the whole
 */
public record ImportResult(
    Path archive, List<ImportedFile> files, int trials, List<String> warnings) {
  /** Copies the lists. */
  public ImportResult {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  /**
   * A file that was read.
   *
   * @param name as much of its path as tells its trial
   * @param sha256 of its bytes, in hexadecimal
   * @param format what it was
   * @param delimiter what separates its values
   * @param header whether its first line named the columns
   * @param trials the ids of its trials
   * @param rows how many rows it has, malformed ones included
   * @param malformed how many of them could not be read
   * @param malformedLines where the first of those are
   * @param notes what a person should know of how it was read
   */
  public record ImportedFile(
      String name,
      String sha256,
      Format format,
      char delimiter,
      boolean header,
      List<String> trials,
      long rows,
      long malformed,
      List<Long> malformedLines,
      List<String> notes) {
    /** Copies the lists. */
    public ImportedFile {
      trials = List.copyOf(trials);
      malformedLines = List.copyOf(malformedLines);
      notes = List.copyOf(notes);
    }
  }
}
