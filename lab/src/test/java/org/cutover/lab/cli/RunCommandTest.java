package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.cutover.lab.archive.Archive;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.PlannedTrial;
import org.cutover.lab.experiment.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;

  @Test
  void shouldGiveUpTrialsThatCountForALongerHoldOnlyWhereThisCommandAsksForOne()
      throws IOException {
    try (Archive archive = Archive.create(folder.resolve("a"), Profiles.read("quick"))) {
      archive.preparation().policy(true);
    }
    try (Archive archive = Archive.resume(folder.resolve("a"))) {
      assertThat(RunCommand.mayLengthenHold(archive, false)).isTrue();

      PlannedTrial first = Matrix.trials(archive.experiment()).get(0);
      archive.begin(first, 1);
      archive.finishValid(first, 1, JsonNodeFactory.instance.objectNode().put("valid", true));

      assertThat(RunCommand.mayLengthenHold(archive, false)).isFalse();
      assertThat(RunCommand.mayLengthenHold(archive, true)).isTrue();
    }
  }
}
