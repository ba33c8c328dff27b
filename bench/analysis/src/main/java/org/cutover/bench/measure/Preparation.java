package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cutover.bench.archive.ArchiveGenerator;
import org.cutover.bench.archive.Plan;
import org.cutover.bench.peer.PeerCatalogue;
import org.cutover.bench.peer.SampleFile;

/** Gets the archives ready, which also has their files read once, so that all find them cached. */
public final class Preparation {
  private final Places places;
  private final Plan plan;

  /** Prepares archives of a plan at their places. */
  public Preparation(Places places, Plan plan) {
    this.places = places;
    this.plan = plan;
  }

  /** Generates what is not there from an earlier run; what is there is complete. */
  public void archives() throws IOException {
    for (String source : List.of("gzip", "plain")) {
      if (!Files.exists(places.archive(source))) {
        new ArchiveGenerator(plan, source.equals("plain"))
            .write(places.archive(source), trial -> {});
      }
    }
  }

  /** Adds the samples up in this process, from both forms, and holds them against the archive. */
  public Reference reference() throws Exception {
    Path folder = places.out("reference");
    PeerCatalogue.named("commons-csv").read(places.archive("plain"), folder);
    Reference reference = new Reference(folder, places.archive("plain"));
    Path gzip = places.out("reference-gzip");
    PeerCatalogue.named("commons-csv").read(places.archive("gzip"), gzip);
    reference.checkSums(gzip);
    return reference;
  }

  /** What is read, in a sentence. */
  public String description(Reference reference) throws IOException {
    return reference.trialCount()
        + " trials, "
        + reference.samples()
        + " samples, "
        + megabytes("plain")
        + " MB of plain CSV, "
        + megabytes("gzip")
        + " MB of gzip.";
  }

  private long megabytes(String source) throws IOException {
    long bytes = SampleFile.in(places.archive(source)).stream().mapToLong(SampleFile::size).sum();
    return Math.round(bytes / 1e6);
  }
}
