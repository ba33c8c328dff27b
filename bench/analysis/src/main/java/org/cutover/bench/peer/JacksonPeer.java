package org.cutover.bench.peer;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** jackson-dataformat-csv, row by row as arrays. */
final class JacksonPeer implements CsvPeer {
  private static final ObjectReader READER =
      new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    try (MappingIterator<String[]> records = READER.readValues(in)) {
      List<String> header = Arrays.asList(records.next());
      int time = header.indexOf("timeStamp");
      int elapsed = header.indexOf("elapsed");
      int success = header.indexOf("success");
      int error = header.indexOf("errorClass");
      while (records.hasNext()) {
        String[] row = records.next();
        rows.add(
            Long.parseLong(row[time]),
            Integer.parseInt(row[elapsed]),
            row[success].equals("true"),
            row[error].equals(CUT));
      }
    }
  }
}
