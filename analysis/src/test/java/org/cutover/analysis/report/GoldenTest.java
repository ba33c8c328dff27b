package org.cutover.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cutover.analysis.Archives;
import org.cutover.analysis.SampledArchives;
import org.cutover.analysis.comparison.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds every text file of the study's report to a copy that a person has read, under locales with
 * a decimal comma, other digits and other letters. A file that differs is written beside its copy
 * as {@code .got}; {@code -Dcutover.goldens=write} takes all as they are now.
 */
class GoldenTest {
  private static final Path GOLDENS =
      Path.of("src", "test", "resources", "org", "cutover", "analysis", "report", "golden");

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void comeHome() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "RECOMPUTED, pt-BR, America/Sao_Paulo",
    "RECOMPUTED, ar-EG-u-nu-arab, Pacific/Chatham",
    "RECOMPUTED, tr-TR, Europe/Istanbul",
    "AS_PUBLISHED, tr-TR, America/Sao_Paulo"
  })
  void shouldGiveTheKnownBytesUnderAnyLocaleAndTimeZone(Mode mode, String tag, String place) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone(place));
    compare(Archives.studyIn(folder), mode, mode == Mode.RECOMPUTED ? "study" : "as-published");
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, America/Sao_Paulo",
    "ar-EG-u-nu-arab, Pacific/Chatham",
    "tr-TR, Europe/Istanbul"
  })
  void shouldGiveTheKnownBytesOfSamplesUnderAnyLocaleAndTimeZone(String tag, String place) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone(place));
    compare(SampledArchives.in(folder), Mode.RECOMPUTED, "sampled");
  }

  private static void compare(Path archive, Mode mode, String name) {
    Path report =
        ReportWriter.write(archive, new ReportOptions(Set.of("csv", "md", "tex"), mode))
            .directory();
    Path golden = GOLDENS.resolve(name);
    if ("write".equals(System.getProperty("cutover.goldens"))) {
      names(report).forEach(file -> copy(report.resolve(file), golden.resolve(file)));
    }
    Set<String> all = new TreeSet<>(names(report));
    all.addAll(names(golden));
    List<String> different = new ArrayList<>();
    for (String file : all) {
      if (!text(report.resolve(file)).equals(text(golden.resolve(file)))) {
        different.add(file);
        copy(report.resolve(file), golden.resolve(file + ".got"));
      }
    }
    assertThat(different).as("see the .got files in " + golden).isEmpty();
  }

  /** Pictures are left out: the outlines of their letters come from the Java that paints them. */
  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith("figures/") && !name.endsWith(".got"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "there is none";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.writeString(to, text(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
