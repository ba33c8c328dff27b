package org.cutover.analysis.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the scanner against the parser: whatever a file has, both say the same of it. */
class SampleScannerTest {
  private static final List<String> HEADER =
      List.of("timeStamp", "elapsed", "responseCode", "label", "success", "\"errorClass\"");
  private static final SampleColumns COLUMNS =
      SampleColumns.of(List.of("timeStamp", "elapsed", "label", "success", "errorClass"));
  private static final String ROW = "1,2,x,true,\n";

  @TempDir private Path folder;

  private interface Reading {
    void of(Path file, SampleSink sink) throws IOException;
  }

  @Test
  void shouldReadRandomFilesLikeTheParser() throws IOException {
    int faultless = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Path file = Files.write(folder.resolve("samples.csv"), file(new Random(seed)));
      List<String> scanned = outcome(file, SampleFile::read);
      assertThat(scanned)
          .as("seed %d: %s", seed, Files.readString(file, StandardCharsets.ISO_8859_1))
          .isEqualTo(outcome(file, (path, sink) -> SampleFile.parse(path, sink, 0)));
      faultless += scanned.stream().noneMatch(line -> line.startsWith("failed")) ? 1 : 0;
    }
    assertThat(faultless).isBetween(500, 2500);
  }

  @Test
  void shouldReadRowsThatCrossItsBuffer() throws IOException {
    for (int length = SampleScanner.LONGEST_ROW - 60;
        length < SampleScanner.LONGEST_ROW;
        length++) {
      String label = "\"" + "a".repeat(length - 30) + "\"\"\n,\"";
      String text = "timeStamp,elapsed,label,success,errorClass\n" + ROW.repeat(9);
      String row = "3,4," + label + ",false,reset\r\n";
      Path file = folder.resolve("samples.csv");
      Files.writeString(file, text + row + ROW + row + row + ROW.repeat(9000) + row.strip());
      assertThat(outcome(file, SampleFile::read))
          .hasSize(9014)
          .isEqualTo(outcome(file, (path, sink) -> SampleFile.parse(path, sink, 0)));
    }
  }

  @Test
  void shouldReadPlainFilesToTheEnd() throws IOException {
    String quoted = "1,2,\"an \"\"x\"\",\nyes\",false,\"reset\"\r\n";
    assertThat(scanned("\"h\"\n" + ROW + quoted + "\n" + ROW.strip())).isEqualTo("3 to the end");
    assertThat(scanned("h\n" + ROW.repeat(20_000))).isEqualTo("20000 to the end");
    assertThat(scanned("h")).isEqualTo("0 to the end");
  }

  @Test
  void shouldGiveUpAtWhatIsOutOfTheOrdinary() throws IOException {
    for (String odd :
        List.of(
            "1,2,x,true\n",
            "1,2,x,true,,\n",
            "1,2\r,x,true,\n",
            "1,2,x,true,\r",
            "1,2,a\"b,true,\n",
            "1,2,\"a\"b,true,\n",
            "1,2,\"a,true,\n",
            "1,2,x,false,\"re\"\"set\"\n",
            "1,-2,x,true,\n",
            "1234567890123456789,2,x,true,\n",
            "1,2147483648,x,true,\n",
            "1,,x,true,\n",
            "1,2,x,truth,\n",
            "1,2," + "x".repeat(SampleScanner.LONGEST_ROW) + ",true,\n")) {
      assertThat(scanned("h\n" + ROW + odd + ROW)).as(odd).isEqualTo("1 and no further");
    }
    assertThat(scanned("\"h\nh\"\n" + ROW)).isEqualTo("0 and no further");
    assertThat(scanned("h\rh\n" + ROW)).isEqualTo("0 and no further");
  }

  private static String scanned(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SampleScanner scanner =
        new SampleScanner(new ByteArrayInputStream(bytes), (start, elapsed, ok, error) -> {});
    boolean all = scanner.read(header -> Optional.of(COLUMNS));
    return scanner.rows() + (all ? " to the end" : " and no further");
  }

  private static List<String> outcome(Path file, Reading reading) throws IOException {
    List<String> outcome = new ArrayList<>();
    try {
      reading.of(
          file,
          (start, elapsed, success, error) -> {
            if (elapsed == 13) {
              throw new IllegalArgumentException("not this one");
            }
            outcome.add(start + " " + elapsed + " " + success + " " + error);
          });
    } catch (CutoverException e) {
      outcome.add("failed: " + e.getMessage());
    }
    return outcome;
  }

  private static byte[] file(Random random) {
    boolean classed = random.nextBoolean();
    boolean broken = random.nextInt(2) == 0;
    List<String> header = classed ? HEADER : HEADER.subList(0, HEADER.size() - 1);
    String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    text.append(String.join(",", header)).append(end);
    for (int row = random.nextInt(12); row > 0; row--) {
      text.append(row(random, header.size(), broken && random.nextInt(4) == 0)).append(end);
    }
    if (random.nextInt(3) == 0) {
      text.setLength(text.length() - end.length());
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(Random random, int columns, boolean broken) {
    List<String> fields = new ArrayList<>();
    fields.add(quoted(random, "" + random.nextInt(100_000)));
    fields.add(quoted(random, "" + random.nextInt(50)));
    fields.add(one(random, "200", "503", "\"404\"", "", "Non HTTP"));
    fields.add(
        one(random, "GET", "", "ü", "\"a, b\"", "\"say \"\"no\"\"\"", "\"two\nlines\"", "\"\""));
    fields.add(quoted(random, one(random, "true", "false")));
    if (columns > fields.size()) {
      fields.add(one(random, "", "reset", "\"refused\"", "\"a\"\"b\""));
    }
    if (broken) {
      String odd =
          one(
              random,
              "\"open",
              "a\"b",
              "\"x\"y",
              "-1",
              "1.5",
              "99999999999",
              "1,2",
              "\r",
              "TRUE",
              "");
      fields.set(random.nextInt(fields.size()), odd);
    }
    return random.nextInt(20) == 0 ? "" : String.join(",", fields);
  }

  private static String quoted(Random random, String text) {
    return random.nextInt(4) == 0 ? "\"" + text + "\"" : text;
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
