package org.cutover.bench.peer;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * FastCSV with a handler of its own: it takes numbers straight from the reader's buffer and makes
 * strings of the header's names only.
 */
final class FastCsvFieldsPeer implements CsvPeer {
  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    try (CsvReader<Boolean> reader = CsvReader.builder().build(new Fields(rows), in);
        CloseableIterator<Boolean> records = reader.iterator()) {
      while (records.hasNext()) {
        records.next();
      }
    }
  }

  /** Keeps four fields of the row at hand. */
  private static final class Fields extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final Rows rows;
    private final List<String> header = new ArrayList<>();
    private boolean headed;
    private int time;
    private int elapsed;
    private int success;
    private int error;
    private long timeValue;
    private int elapsedValue;
    private boolean successValue;
    private boolean cutValue;

    Fields(Rows rows) {
      this.rows = rows;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
      if (!headed) {
        header.add(new String(text, offset, length));
      } else if (index == time) {
        timeValue = number(text, offset, length);
      } else if (index == elapsed) {
        elapsedValue = (int) number(text, offset, length);
      } else if (index == success) {
        successValue = length == 4 && text[offset] == 't';
      } else if (index == error) {
        cutValue = length == CUT.length() && new String(text, offset, length).equals(CUT);
      }
    }

    @Override
    protected Boolean buildRecord() {
      if (headed) {
        rows.add(timeValue, elapsedValue, successValue, cutValue);
      } else {
        headed = true;
        time = header.indexOf("timeStamp");
        elapsed = header.indexOf("elapsed");
        success = header.indexOf("success");
        error = header.indexOf("errorClass");
      }
      return true;
    }

    private static long number(char[] text, int offset, int length) {
      long number = 0;
      for (int i = offset; i < offset + length; i++) {
        if (text[i] < '0' || text[i] > '9') {
          throw new NumberFormatException(new String(text, offset, length));
        }
        number = 10 * number + text[i] - '0';
      }
      return number;
    }
  }
}
