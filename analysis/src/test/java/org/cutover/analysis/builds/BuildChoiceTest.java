package org.cutover.analysis.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cutover.analysis.Archives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildChoiceTest {
  private static final String ROWS = Archives.HEADER + "low,none,1,100,12,3,40,9.1,1,1\n";

  @TempDir private Path folder;

  @Test
  void shouldTellBuildsApartByAsMuchOfTheirPathsAsItTakes() {
    Builds builds =
        builds(
            Archives.of(folder.resolve("old/study"), "", ROWS),
            Archives.of(folder.resolve("new/study"), "", ROWS));
    assertThat(builds.a().name()).isEqualTo("old/study");
    assertThat(builds.b().name()).isEqualTo("new/study");
  }

  @Test
  void shouldNameAWholePathFromItsRoot() throws IOException {
    Path root = folder.toRealPath();
    Path inner = root.resolve(root.toString().substring(1));
    Archives.of(root, "", ROWS);
    Archives.of(Files.createDirectories(inner), "", ROWS);
    Builds builds = builds(root, inner);
    assertThat(builds.a().name()).isEqualTo(root.toString());
    assertThat(builds.b().name()).isEqualTo(root.getFileName() + root.toString());
  }

  private static Builds builds(Path a, Path b) {
    return BuildChoice.ofTwo(a, b, Optional.empty(), Optional.empty(), Design.CELLS);
  }
}
