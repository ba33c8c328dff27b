package org.cutover.bench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cutover.bench.peer.PeerCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One reader at work: the process that is timed. */
@Command(name = "read", description = "Adds an archive's samples up with one of the readers.")
final class ReadCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "READER", description = "Such as fastcsv or duckdb.")
  private String reader;

  @Parameters(index = "1", paramLabel = "DIR", description = "The archive.")
  private Path archive;

  @Parameters(index = "2", paramLabel = "OUT", description = "Where the results go.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    PeerCatalogue.named(reader).read(archive, out);
    return 0;
  }
}
