package org.cutover.analysis.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
  private static final String HEADER = "timeStamp,elapsed,label,success,\"errorClass\"\n";

  @TempDir private Path folder;

  @Test
  void shouldFindColumnsByNameInAnyOrder() throws IOException {
    assertThat(read("errorClass,success,elapsed,timeStamp\n,true,7,1000\nreset,false,9,2000\n"))
        .containsExactly("1000 7 true ", "2000 9 false reset");
  }

  @Test
  void shouldUnderstandQuotesLineBreaksWithinThemAndBothEndsOfLines() throws IOException {
    assertThat(
            read(
                "\uFEFF"
                    + HEADER
                    + "1,2,\"a, \"\"b\"\"\nc\",true,\r\n\r\n\"3\",\"4\",ü,\"false\",\"response-timeout\""))
        .containsExactly("1 2 true ", "3 4 false response-timeout");
  }

  @Test
  void shouldReadCompressedFiles() throws IOException {
    Files.write(folder.resolve("samples.csv"), gzip(HEADER + "1,2,x,true,\n"));
    Path file = Files.move(folder.resolve("samples.csv"), folder.resolve("samples.csv.gz"));
    assertThat(SampleFile.in(folder)).contains(file);
    assertThat(samples(file)).containsExactly("1 2 true ");
  }

  @Test
  void shouldTellServerErrorsByTheirCodeWhereNoClassIsRecorded() throws IOException {
    assertThat(read("timeStamp,elapsed,responseCode,success\n1,2,503,false\n3,4,x,false\n"))
        .containsExactly("1 2 false http-5xx", "3 4 false ");
  }

  @Test
  void shouldNameEveryMalformedRowWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    HEADER
                        + "1,2,\"two\nlines\",true,\n"
                        + "1,2,x,true\n"
                        + "1,2,x,true,,\n"
                        + "1,-2,x,true,\n"
                        + "1.5,2,x,true,\n"
                        + ",2,x,true,\n"
                        + "1,2,x,yes,\n"
                        + "1,99999999999,x,true,\n"))
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            lines(
                ":4: 4 values where the header names 5",
                ":5: 6 values where the header names 5",
                ":6: elapsed: '-2' should be whole milliseconds",
                ":7: timeStamp: '1.5' should be whole milliseconds",
                ":8: timeStamp: '' should be whole milliseconds",
                ":9: success: 'yes' should be true or false",
                ":10: elapsed: 99999999999 ms is longer than any trial"))
        .extracting(e -> ((CutoverException) e).exitCode())
        .isEqualTo(ExitCode.BROKEN_ARCHIVE);
  }

  @Test
  void shouldCountMalformedRowsBeyondThoseItShows() {
    assertThatThrownBy(() -> read(HEADER + "1,x,x,true,\n".repeat(23)))
        .hasMessageEndingWith(
            ":21: elapsed: 'x' should be whole milliseconds\n"
                + folder.resolve("samples.csv")
                + ": and 3 more malformed rows");
  }

  @Test
  void shouldNotTakeTheRestOfAFileForOneFieldWhenAQuoteIsNotClosed() {
    assertThatThrownBy(() -> read(HEADER + "1,2,x,true,\n1,2,x,false,\"reset\n1,2,x,true,\n"))
        .hasMessage(lines(":3: a quote is opened here and closed nowhere"));
    assertThatThrownBy(() -> read(HEADER + "1,2,x,true,\n1,2,\"x,true,\n1,2,x,true,\n"))
        .hasMessageStartingWith(lines(":3: 3 values where the header names 5"));
  }

  @Test
  void shouldNameTextAfterAClosingQuote() {
    assertThatThrownBy(() -> read(HEADER + "1,2,\"x\"y,true,\n"))
        .hasMessageStartingWith(lines(":2: no row of a CSV file from here on: "));
  }

  @Test
  void shouldNameMissingColumnsAndEmptyFiles() {
    assertThatThrownBy(() -> read("timeStamp,label\n1,x\n"))
        .hasMessage(lines(":1: missing columns elapsed, success"));
    assertThatThrownBy(() -> read(""))
        .hasMessage(lines(":1: empty; the names of the columns should stand here"));
  }

  @Test
  void shouldNameAGzipFileThatIsCutOff() throws IOException {
    byte[] whole = gzip(HEADER + "1,2,x,true,\n".repeat(1000));
    Path file = folder.resolve("samples.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> samples(file))
        .isInstanceOf(CutoverException.class)
        .hasMessageStartingWith(file + ": is no whole gzip file: ");
    Files.writeString(file, HEADER);
    assertThatThrownBy(() -> samples(file)).hasMessageContaining("is no whole gzip file: ");
  }

  @Test
  void shouldNameTheRowThatASinkRefuses() throws IOException {
    Path file = Files.writeString(folder.resolve("samples.csv"), HEADER + "1,2,x,true,\n");
    assertThatThrownBy(
            () ->
                SampleFile.read(
                    file,
                    (start, elapsed, success, error) -> {
                      throw new IllegalArgumentException("not this one");
                    }))
        .hasMessage(lines(":2: not this one"));
  }

  private List<String> read(String text) throws IOException {
    return samples(Files.writeString(folder.resolve("samples.csv"), text));
  }

  private static List<String> samples(Path file) {
    List<String> samples = new ArrayList<>();
    SampleFile.read(
        file,
        (start, elapsed, success, error) ->
            samples.add(start + " " + elapsed + " " + success + " " + error));
    return samples;
  }

  private String lines(String... lines) {
    Path file = folder.resolve("samples.csv");
    return String.join("\n", Arrays.stream(lines).map(line -> file + line).toList());
  }

  private byte[] gzip(String text) throws IOException {
    Path file = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.readAllBytes(file);
  }
}
