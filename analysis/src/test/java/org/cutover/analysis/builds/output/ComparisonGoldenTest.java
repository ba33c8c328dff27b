package org.cutover.analysis.builds.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import org.cutover.analysis.Archives;
import org.cutover.analysis.builds.BuildAnalysis;
import org.cutover.analysis.builds.BuildChoice;
import org.cutover.analysis.builds.Builds;
import org.cutover.analysis.builds.Design;
import org.cutover.analysis.builds.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds comparisons to copies that a person has read, under several locales. The builds are made of
 * the study's runs: odd against even ones, and one archive in which a second deployer is slower. A
 * file that differs is written beside its copy as {@code .got}; {@code -Dcutover.goldens=write}
 * takes all as they are now.
 */
class ComparisonGoldenTest {
  private static final Path GOLDENS =
      Path.of("src", "test", "resources", "org", "cutover", "analysis", "builds", "output");

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
    "two-archives, pt-BR, America/Sao_Paulo",
    "two-archives, ar-EG-u-nu-arab, Pacific/Chatham",
    "two-archives, tr-TR, Europe/Istanbul",
    "two-deployers, tr-TR, America/Sao_Paulo",
    "two-deployers, ar-EG-u-nu-arab, Europe/Istanbul"
  })
  void shouldGiveTheKnownBytesUnderAnyLocaleAndTimeZone(String name, String tag, String place)
      throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone(place));
    Builds builds = name.equals("two-archives") ? twoArchives() : twoDeployers();
    Path written = folder.resolve("comparison");
    ComparisonResult result =
        ComparisonWriter.write(BuildAnalysis.of(builds, Gate.STANDARD), written);
    Map<String, String> texts = new TreeMap<>();
    for (String file : List.of("comparison.json", "comparison.md", "comparison.html")) {
      texts.put(file, Files.readString(written.resolve(file)));
    }
    texts.put("terminal.txt", terminal(result));
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path golden = GOLDENS.resolve(name).resolve(text.getKey());
      if ("write".equals(System.getProperty("cutover.goldens"))) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, text.getValue());
      }
      if (!Files.exists(golden) || !Files.readString(golden).equals(text.getValue())) {
        different.add(text.getKey());
        Files.createDirectories(golden.getParent());
        Files.writeString(golden.resolveSibling(text.getKey() + ".got"), text.getValue());
      }
    }
    assertThat(different).as("see the .got files in " + GOLDENS.resolve(name)).isEmpty();
  }

  private String terminal(ComparisonResult result) {
    return String.join("\n", result.lines()).replace(folder.toString(), "FOLDER")
        + "\nexit "
        + result.exit().code()
        + "\n";
  }

  private Builds twoArchives() throws IOException {
    Path a = runs("odd-runs", 1);
    Path b = runs("even-runs", 0);
    return BuildChoice.ofTwo(a, b, Optional.empty(), Optional.empty(), Design.EFFECTS);
  }

  private Builds twoDeployers() throws IOException {
    StringBuilder rows = new StringBuilder(Archives.HEADER.strip() + ",deployer,p95_ms\n");
    for (String line : study()) {
      String[] values = line.split(",", -1);
      rows.append(line).append(",ours,").append(values[6]).append('\n');
      if (!values[1].equals("none")) {
        String errors = values[0].equals("low") ? "0" : values[8];
        values[8] = errors;
        values[4] = String.valueOf(Double.parseDouble(values[4]) * 1.5);
        String p95 = String.valueOf(Double.parseDouble(values[6]) * 2);
        rows.append(String.join(",", values)).append(",theirs,").append(p95).append('\n');
      }
    }
    Path archive = Archives.of(folder.resolve("two-deployers"), "", rows.toString());
    return BuildChoice.ofOne(archive, Optional.empty(), Optional.empty());
  }

  private Path runs(String name, int rest) throws IOException {
    StringBuilder rows = new StringBuilder(Archives.HEADER);
    for (String line : study()) {
      String[] values = line.split(",", -1);
      int run = Integer.parseInt(values[2]);
      if (run % 2 == rest) {
        values[2] = String.valueOf((run + 1) / 2);
        rows.append(String.join(",", values)).append('\n');
      }
    }
    String experiment =
        Files.readString(Archives.study().resolve("experiment.yml"))
            .replace("repetitions: 10", "repetitions: 5");
    return Archives.of(folder.resolve(name), experiment, rows.toString());
  }

  private static List<String> study() throws IOException {
    List<String> lines = Files.readAllLines(Archives.study().resolve("trials.csv"));
    return lines.subList(1, lines.size());
  }
}
