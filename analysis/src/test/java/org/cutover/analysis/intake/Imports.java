package org.cutover.analysis.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Imports with the options that a command line without options has. */
final class Imports {
  static final String NAME = "{level}-{scenario}-{run}.*";
  static final ImportOptions.JtlReading READING =
      new ImportOptions.JtlReading(
          List.of(), Optional.empty(), ZoneOffset.UTC, false, List.of(), Transactions.Rule.AUTO);

  private Imports() {}

  static ImportOptions options(Path out, Path... files) {
    return new ImportOptions(
        List.of(files), out, Optional.of(NAME), Optional.empty(), READING, Optional.empty(), false);
  }

  static ImportOptions skipping(Path out, Path... files) {
    ImportOptions options = options(out, files);
    return new ImportOptions(
        options.files(), out, options.name(), options.format(), READING, options.control(), true);
  }

  static ImportOptions reading(ImportOptions.JtlReading reading, Path out, Path... files) {
    return new ImportOptions(
        List.of(files), out, Optional.of(NAME), Optional.empty(), reading, Optional.empty(), false);
  }

  static ImportOptions.JtlReading transactions(Transactions.Rule rule, String... labels) {
    return new ImportOptions.JtlReading(
        List.of(), Optional.empty(), ZoneOffset.UTC, false, List.of(labels), rule);
  }

  static ImportResult run(ImportOptions options) {
    try {
      return Importer.run(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the test resources: those called jtl were written by a JMeter 5.6.3. */
  static Path resource(String name) {
    try {
      return Path.of(Imports.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".gz")) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          bytes = in.readAllBytes();
        }
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
