package org.cutover.bench.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveGeneratorTest {
  private static final Plan PLAN = new Plan(1, 9_000, 7);

  @TempDir private Path folder;

  @Test
  void shouldGiveTheSameBytesUnderAnyLocaleWhenTheSeedIsTheSame() throws IOException {
    Locale before = Locale.getDefault();
    Path first = generate("first", PLAN, false);
    Path second;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      second = generate("second", PLAN, false);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(contents(second)).isEqualTo(contents(first));
  }

  @Test
  void shouldGiveOtherSamplesWhenTheSeedIsAnother() throws IOException {
    Path first = generate("first", PLAN, true);
    Path second = generate("second", new Plan(1, 9_000, 8), true);

    assertThat(Files.mismatch(first.resolve("trials.csv"), second.resolve("trials.csv")))
        .isNotNegative();
  }

  @Test
  void shouldGiveTheSameSamplesWhenTheyArePlain() throws IOException {
    Path gzip = generate("gzip", PLAN, false).resolve("trials/1-high-failure/samples.csv.gz");
    Path plain = generate("plain", PLAN, true).resolve("trials/1-high-failure/samples.csv");

    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
    }
  }

  @Test
  void shouldGiveAboutAsManySamplesAsAskedFor() throws IOException {
    List<String> rows = Files.readAllLines(generate("plain", PLAN, true).resolve("trials.csv"));

    assertThat(rows.stream().skip(1).mapToLong(row -> Long.parseLong(row.split(",", -1)[3])).sum())
        .isBetween(8_800L, 9_200L);
    assertThat(rows.stream().skip(1).map(row -> row.replaceAll("^(\\w+,\\w+,1),.*", "$1")))
        .containsExactly(
            "low,none,1",
            "low,success,1",
            "low,failure,1",
            "medium,none,1",
            "medium,success,1",
            "medium,failure,1",
            "high,none,1",
            "high,success,1",
            "high,failure,1");
  }

  @Test
  void shouldRefuseAFolderThatExists() {
    assertThatThrownBy(() -> new ArchiveGenerator(PLAN, true).write(folder, trial -> {}))
        .isInstanceOf(CutoverException.class)
        .hasMessage(folder + ": exists already; name a new folder");
  }

  private Path generate(String name, Plan plan, boolean plain) throws IOException {
    Path archive = folder.resolve(name);
    new ArchiveGenerator(plan, plain).write(archive, trial -> {});
    return archive;
  }

  private static Map<String, String> contents(Path archive) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(archive)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            archive.relativize(file).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
