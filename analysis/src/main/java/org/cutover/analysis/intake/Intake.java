package org.cutover.analysis.intake;

import java.io.IOException;
import java.util.List;

/** Reads the files of one format. */
interface Intake {
  /** Takes the trials of a file over, writes their samples, and hands malformed rows on. */
  Taken take(Source source, ArchiveDraft draft, MalformedRows malformed) throws IOException;

  /**
   * What was in a file.
   *
   * @param trials its trials
   * @param rows how many rows it has, malformed ones included
   * @param notes what a person should know of how it was read
   */
  record Taken(List<ImportedTrial> trials, long rows, List<String> notes) {
    /** Copies the lists. */
    public Taken {
      trials = List.copyOf(trials);
      notes = List.copyOf(notes);
    }
  }
}
