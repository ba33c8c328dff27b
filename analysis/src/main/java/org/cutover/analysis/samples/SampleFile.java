package org.cutover.analysis.samples;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;

/** Reads the samples of a trial as a stream. */
public final class SampleFile {
  private static final List<String> NAMES = List.of("samples.csv.gz", "samples.csv");
  private static final int BUFFER = 1 << 16;

  private SampleFile() {}

  /** The samples in a trial's folder, compressed or not; empty if there are none. */
  public static Optional<Path> in(Path trial) {
    return NAMES.stream().map(trial::resolve).filter(Files::isRegularFile).findFirst();
  }

  /**
   * Hands every sample of a file to a sink. Columns are found by their names.
   *
   * @throws CutoverException with exit code 5 if the file is broken or a row malformed; the message
   *     names file and lines and counts the rows
   */
  public static void read(Path file, SampleSink sink) {
    try {
      long known = scan(file, sink);
      if (known >= 0) {
        parse(file, sink, known);
      }
    } catch (EOFException | ZipException e) {
      throw broken(file + ": is no whole gzip file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw broken(file + ": cannot be read: " + IoFailure.reason(e), e);
    }
  }

  /** Reads what is plain; how many samples were before what is not, or -1 if all is plain. */
  private static long scan(Path file, SampleSink sink) throws IOException {
    try (InputStream in = open(file)) {
      SampleScanner scanner = new SampleScanner(in, sink);
      return scanner.read(header -> columns(file, header)) ? -1 : scanner.rows();
    }
  }

  private static Optional<SampleColumns> columns(Path file, byte[] header) {
    SampleRows rows = new SampleRows(file, (start, elapsed, success, error) -> {}, 0);
    try {
      parse(rows, new ByteArrayInputStream(header));
      return rows.columns();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what is left of a file, with a word on all that is wrong in it. */
  static void parse(Path file, SampleSink sink, long known) throws IOException {
    SampleRows rows = new SampleRows(file, sink, known);
    try (EndOfStream in = new EndOfStream(open(file))) {
      parse(rows, in);
      rows.end(in.endsWithQuote());
    }
    if (!rows.problems().isEmpty()) {
      throw broken(String.join("\n", rows.problems()), null);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, BUFFER);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static void parse(SampleRows rows, InputStream in) throws IOException {
    // Only ASCII is looked at, which is the same in UTF-8; one byte a character is read fastest.
    try (CsvReader<Boolean> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .build(rows, in, StandardCharsets.ISO_8859_1)) {
      for (Boolean row : reader) {
        if (!rows.goOn(row)) {
          break;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      rows.problem("no row of a CSV file from here on: " + reason(e));
    }
  }

  private static String reason(Throwable e) {
    return e.getCause() == null ? e.getMessage() : reason(e.getCause());
  }

  private static CutoverException broken(String text, Exception cause) {
    return new CutoverException(ExitCode.BROKEN_ARCHIVE, text, cause);
  }
}
