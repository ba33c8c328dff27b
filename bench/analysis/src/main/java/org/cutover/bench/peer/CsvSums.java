package org.cutover.bench.peer;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Adds an archive's samples up with a CSV library, two files at a time. */
final class CsvSums implements Peer {
  private final CsvPeer csv;

  CsvSums(CsvPeer csv) {
    this.csv = csv;
  }

  /** The lines of one trial. */
  private record Lines(String trial, String seconds) {}

  @Override
  public void read(Path archive, Path out) throws Exception {
    List<Lines> lines = TwoThreads.map(SampleFile.in(archive), this::lines);
    SumsFiles.write(
        out,
        lines.stream().map(Lines::trial).toList(),
        lines.stream().map(Lines::seconds).toList());
  }

  private Lines lines(SampleFile file) throws Exception {
    TrialSums sums = new TrialSums();
    try (InputStream in = file.open()) {
      csv.read(in, sums);
    }
    return new Lines(sums.line(file.trial()), sums.secondLines(file.trial()));
  }
}
