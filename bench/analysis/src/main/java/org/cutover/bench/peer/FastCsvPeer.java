package org.cutover.bench.peer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** FastCSV, with its records. */
final class FastCsvPeer implements CsvPeer {
  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(in);
        CloseableIterator<CsvRecord> records = reader.iterator()) {
      List<String> header = records.next().getFields();
      int time = header.indexOf("timeStamp");
      int elapsed = header.indexOf("elapsed");
      int success = header.indexOf("success");
      int error = header.indexOf("errorClass");
      while (records.hasNext()) {
        CsvRecord row = records.next();
        rows.add(
            Long.parseLong(row.getField(time)),
            Integer.parseInt(row.getField(elapsed)),
            row.getField(success).equals("true"),
            row.getField(error).equals(CUT));
      }
    }
  }
}
