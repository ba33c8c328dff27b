package org.cutover.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
  private static final String ALPHABET = "ab\"\"\n\r,;\t|' éİ١\uFFFD😀";
  private static final int COLUMNS = 4;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void shouldGiveBackWhateverValuesWereQuoted(char delimiter) throws IOException {
    Random random = new Random(20170523);
    List<List<String>> written = new ArrayList<>();
    Path file = folder.resolve("rows.csv");
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setRecordSeparator("\r\n").get();
    try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
      for (int i = 0; i < 2000; i++) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(i)));
        while (row.size() < COLUMNS) {
          row.add(randomText(random));
        }
        written.add(row);
        printer.printRecord(row);
      }
    }
    assertThat(read(file, delimiter)).isEqualTo(written);
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    int[] letters = ALPHABET.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static List<List<String>> read(Path file, char delimiter) throws IOException {
    List<List<String>> values = new ArrayList<>();
    try (Lines lines = Lines.open(file)) {
      Rows rows = new Rows(lines, delimiter, COLUMNS);
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        assertThat(row.get().problem()).isEmpty();
        values.add(row.get().values());
      }
    }
    return values;
  }
}
