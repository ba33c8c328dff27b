package org.cutover.analysis.samples;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers how a stream ended: a parser takes a quote that nothing closes for a long field. */
final class EndOfStream extends FilterInputStream {
  private byte last;

  EndOfStream(InputStream in) {
    super(in);
  }

  /** Whether the last byte that ends no line was a quote. */
  boolean endsWithQuote() {
    return last == '"';
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    for (int i = offset + read - 1; i >= offset; i--) {
      if (bytes[i] != '\n' && bytes[i] != '\r') {
        last = bytes[i];
        break;
      }
    }
    return read;
  }
}
