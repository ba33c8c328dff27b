package org.cutover.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** commons-csv. */
final class CommonsCsvPeer implements CsvPeer {
  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int time = parser.getHeaderMap().get("timeStamp");
      int elapsed = parser.getHeaderMap().get("elapsed");
      int success = parser.getHeaderMap().get("success");
      int error = parser.getHeaderMap().get("errorClass");
      for (CSVRecord row : parser) {
        rows.add(
            Long.parseLong(row.get(time)),
            Integer.parseInt(row.get(elapsed)),
            row.get(success).equals("true"),
            row.get(error).equals(CUT));
      }
    }
  }
}
