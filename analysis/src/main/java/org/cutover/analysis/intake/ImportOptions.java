package org.cutover.analysis.intake;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is to be taken in, and how it is to be read.
 *
 * @param files whose they are
 * @param out the archive's folder, absent or empty
 * @param name how a file's name tells its trial; needed for files that hold one trial each
 * @param format what all files are; empty to find out
 * @param reading how JTL files are to be read
 * @param control the scenario to compare the others with; empty if it is already called none
 * @param skipMalformed whether to go on without malformed rows
 */
public record ImportOptions(
    List<Path> files,
    Path out,
    Optional<String> name,
    Optional<Format> format,
    JtlReading reading,
    Optional<String> control,
    boolean skipMalformed) {

  /** Copies the files. */
  public ImportOptions {
    files = List.copyOf(files);
  }

  /**
   * How JTL files are to be read.
   *
   * @param columns of files without a header; none for JMeter's own layouts
   * @param timeStampForm of dates, by Java's letters; empty for the known forms
   * @param zone of dates that name none
   * @param stampedAtEnd whether time stamps say when a request ended
   * @param labels of the requests that count, {@code *} for any text; none for all
   * @param transactions {@code auto}, {@code skip} or {@code keep}
   */
  public record JtlReading(
      List<String> columns,
      Optional<String> timeStampForm,
      ZoneId zone,
      boolean stampedAtEnd,
      List<String> labels,
      Transactions.Rule transactions) {

    /** Copies the lists. */
    public JtlReading {
      columns = List.copyOf(columns);
      labels = List.copyOf(labels);
    }
  }
}
