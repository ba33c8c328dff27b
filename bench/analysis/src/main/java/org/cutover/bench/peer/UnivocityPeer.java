package org.cutover.bench.peer;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** univocity-parsers, which is told the columns and skips the others. */
final class UnivocityPeer implements CsvPeer {
  @Override
  public void read(InputStream in, Rows rows) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.selectFields("timeStamp", "elapsed", "success", "errorClass");
    // Its own thread would be a third one beside the two that read files.
    settings.setReadInputOnSeparateThread(false);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(in, StandardCharsets.UTF_8);
    for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
      rows.add(
          Long.parseLong(row[0]),
          Integer.parseInt(row[1]),
          row[2].equals("true"),
          CUT.equals(row[3]));
    }
  }
}
