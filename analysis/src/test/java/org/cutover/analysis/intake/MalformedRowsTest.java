package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.cutover.analysis.archive.ArchiveReader;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedRowsTest {
  private static final String TEXT =
      """
      timeStamp,elapsed,label,responseCode,success
      1500000000000,20,a,200,true
      1500000000100,-5,a,200,true
      1500000000200,20,"opened, never closed,200,true
      1500000000300,20,a,200
      1500000000400,20,"a ""quoted""
      label, over two lines",200,true
      1500000000500,20,"a"b,200,true
      1500000000,20,a,200,true
      1500000000700,20,a,200,maybe

      1500000000800,40,a,200,true
      1500000000900,1,"cut off""";

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("deep").resolve("out");
  }

  @Test
  void shouldNameEveryMalformedRowAndLeaveNothingBehind() {
    Path file = Imports.file(folder, "low-none-1.csv", TEXT);
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .isInstanceOfSatisfying(
            CutoverException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BROKEN_ARCHIVE))
        .hasMessage(
            """
            FILE:3: elapsed: '-5' should be a whole number of at least 0
            FILE:4: its quotes do not fit together
            FILE:5: 4 values where there should be 5
            FILE:8: its quotes do not fit together
            FILE:9: timeStamp: '1500000000' should be in milliseconds since 1970
            FILE:10: success: 'maybe' should be true or false
            FILE:13: a quote is opened and not closed
            7 malformed rows, nothing was imported; mend the files, or leave such rows out and \
            have them counted in the report: --skip-malformed"""
                .replace("FILE", file.toString()));
    assertThat(folder).isDirectoryContaining(p -> p.equals(file));
    assertThat(folder.toFile().list()).containsExactly("low-none-1.csv");
  }

  @Test
  void shouldGoOnWithoutMalformedRowsAndHaveTheReportCountThem() {
    Path file = Imports.file(folder, "low-none-1.csv", TEXT);
    Imports.run(Imports.skipping(out(), file));
    assertThat(Imports.text(out().resolve("trials.csv")).lines().skip(1))
        .allSatisfy(row -> assertThat(row).startsWith("low,none,1,3,26.666666666666668,20,40,"));
    assertThat(Imports.text(out().resolve("skipped.csv")))
        .isEqualTo(
            """
            file,line,problem
            low-none-1.csv,3,elapsed: '-5' should be a whole number of at least 0
            low-none-1.csv,4,its quotes do not fit together
            low-none-1.csv,5,4 values where there should be 5
            low-none-1.csv,8,its quotes do not fit together
            low-none-1.csv,9,timeStamp: '1500000000' should be in milliseconds since 1970
            low-none-1.csv,10,success: 'maybe' should be true or false
            low-none-1.csv,13,a quote is opened and not closed
            """);
    assertThat(new ArchiveReader(Set.of()).read(out()).warnings())
        .contains(
            "7 malformed rows of low-none-1.csv were skipped on import: lines 3, 4, 5, 8, 9, 10, 13"
                + " (skipped.csv says why)");
  }

  @Test
  void shouldShowTheFirstTwentyAndCountTheRest() {
    String rows =
        IntStream.range(0, 30).mapToObj(i -> "x,1,a,200,true\n").collect(Collectors.joining());
    Path file =
        Imports.file(
            folder,
            "low-none-1.csv",
            "timeStamp,elapsed,label,responseCode,success\n1500000000000,20,a,200,true\n" + rows);
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .satisfies(
            e ->
                assertThat(e.getMessage().lines().skip(19))
                    .containsExactly(
                        file
                            + ":22: timeStamp: 'x' is neither a number of milliseconds nor a date"
                            + " in a known form",
                        "and 10 more malformed rows",
                        "30 malformed rows, nothing was imported; mend the files, or leave such"
                            + " rows out and have them counted in the report: --skip-malformed"));
    Imports.run(Imports.skipping(out(), file));
    assertThat(new ArchiveReader(Set.of()).read(out()).warnings().get(0))
        .startsWith("30 malformed rows of low-none-1.csv were skipped on import: lines 3, 4, ")
        .endsWith(", 22 and 10 more (skipped.csv says why)");
  }

  @Test
  void shouldSayThatGzipDataEndEarlyWhenOnlyTheirBeginningIsThere() throws IOException {
    String random =
        new Random(1)
            .ints(400, 'a', 'z')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          (TEXT.lines().findFirst().orElseThrow() + random).getBytes(StandardCharsets.UTF_8));
    }
    for (int size : new int[] {5, 10, 40, 100, 200}) {
      Path cut =
          Files.write(folder.resolve("low-none-1.gz"), Arrays.copyOf(bytes.toByteArray(), size));
      assertThatThrownBy(() -> Imports.run(Imports.options(out(), cut)))
          .as("%d bytes", size)
          .isInstanceOf(CutoverException.class)
          .message()
          .startsWith(cut.toString())
          .contains("gzip data end early; the file is not all there");
    }
  }

  @Test
  void shouldNotShowBytesThatAreNoText() throws IOException {
    byte[] random = new byte[300];
    new Random(1).nextBytes(random);
    Path file = Files.write(folder.resolve("low-none-1.csv"), random);
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), file)))
        .hasMessage(
            file + ":1: is of no known format (jtl, final-stats, tidy): it is not plain text");
  }

  @Test
  void shouldSayWhereGzipDataAreCutOffAndWhichBytesAreNoText() throws IOException {
    Path plain = Imports.file(folder, "low-none-1.csv", TEXT);
    byte[] broken = TEXT.getBytes(StandardCharsets.UTF_8);
    broken[TEXT.indexOf(",a,") + 1] = (byte) 0xe9;
    Files.write(plain, broken);
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), plain)))
        .hasMessageStartingWith(plain + ":2: not UTF-8 text\n" + plain + ":3: ");

    Path whole =
        Imports.file(
            folder,
            "high-none-1.csv",
            TEXT.lines().limit(2).collect(Collectors.joining("\n", "", "\n")));
    Imports.run(Imports.options(folder.resolve("made"), whole));
    byte[] gzip = Files.readAllBytes(folder.resolve("made/trials/1-high-none/samples.csv.gz"));
    Path cut = Files.write(folder.resolve("low-none-2.gz"), Arrays.copyOf(gzip, gzip.length - 4));
    assertThatThrownBy(() -> Imports.run(Imports.options(out(), cut)))
        .hasMessageStartingWith(cut + ":3: the gzip data end early; the file is not all there\n");
  }
}
