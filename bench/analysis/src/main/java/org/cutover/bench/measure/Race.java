package org.cutover.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cutover.bench.Folders;

/**
 * Runs all contenders round after round, so that whatever slows the machine down for a while slows
 * all of them, and looks at what each has left.
 */
public final class Race {
  private final TimedProcess process;
  private final Consumer<String> progress;

  /**
   * @param logs the folder for what processes print
   * @param progress told of each run
   */
  public Race(Path logs, Consumer<String> progress) throws IOException {
    this.process = new TimedProcess(Files.createDirectories(logs));
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @throws org.cutover.common.CutoverException if a contender fails or its results are wrong
   */
  public List<Measurement> run(List<Contender> contenders, int rounds)
      throws IOException, InterruptedException {
    Map<Contender, List<Timing>> timings = new LinkedHashMap<>();
    Map<Contender, String> agreements = new LinkedHashMap<>();
    contenders.forEach(contender -> timings.put(contender, new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        Folders.delete(contender.out());
        Timing timing = process.run(contender);
        timings.get(contender).add(timing);
        agreements.put(contender, contender.check().of(contender.out()));
        progress.accept(
            "round "
                + round
                + ", "
                + contender.title()
                + ", "
                + contender.source()
                + ": "
                + timing.millis()
                + " ms");
      }
    }
    return contenders.stream()
        .map(one -> new Measurement(one, timings.get(one), agreements.get(one)))
        .toList();
  }
}
