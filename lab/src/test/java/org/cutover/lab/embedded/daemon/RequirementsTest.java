package org.cutover.lab.embedded.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {
  private static final Path STATE = Path.of("/labs/x");
  private static final Machine GOOD =
      new Machine(STATE, 17, 2, OptionalLong.of(8000), 9000, true, true, true, true, true);

  @TempDir Path folder;

  @Test
  void shouldMissNothingWhenTheMachineIsGood() {
    assertThat(Requirements.missing(GOOD)).isEmpty();
    assertThat(Requirements.warnings(GOOD)).isEmpty();
  }

  @Test
  void shouldShowWhatThereIsBesideWhatIsNeeded() {
    assertThat(Requirements.figures(GOOD))
        .containsExactly(
            "Java        17",
            "processors  2",
            "memory      8000 MB available, 2400 MB needed",
            "disk        9000 MB free, 500 MB needed");
  }

  @Test
  void shouldNotGuessWhenMemoryIsUnknown() {
    Machine unknown =
        new Machine(STATE, 17, 2, OptionalLong.empty(), 9000, true, true, true, true, true);
    assertThat(Requirements.missing(unknown)).isEmpty();
  }

  @Test
  void shouldNameEveryLackAtOnceInALineEach() {
    Machine bad =
        new Machine(STATE, 24, 1, OptionalLong.of(1000), 100, true, false, false, false, false);
    assertThat(Requirements.missing(bad))
        .containsExactly(
            "Java 17 to 23 is needed (Cassandra runs on no other), this is Java 24; set JAVA_HOME"
                + " to a JDK 17",
            "2400 MB of memory are needed, 1000 MB are available; end other programs",
            "/labs/x: 500 MB of disk are needed, 100 MB are free",
            "/bin/sh is needed and missing",
            "Cassandra's jars are missing; build first: mvn -DskipTests package",
            Requirements.NO_PORTS);
    assertThat(Requirements.warnings(bad)).hasSize(2);
  }

  @Test
  void shouldRefuseDirectoriesThatProgramsCannotUse() throws Exception {
    Machine colon =
        new Machine(
            Path.of("/a:b"), 17, 2, OptionalLong.of(8000), 9000, true, true, true, true, true);
    assertThat(Requirements.missing(colon))
        .containsExactly(
            "/a:b: the lab's directory should have a path of at most 200 characters and no ':' in"
                + " it");
    Path file = Files.writeString(folder.resolve("file"), "");
    Machine here = Machine.inspect(file.resolve("lab"), folder);
    assertThat(here.writable()).isFalse();
    assertThat(Requirements.missing(here))
        .contains(file.resolve("lab") + ": the lab's directory cannot be written; choose another");
  }

  @Test
  void shouldFindThisMachineWritableWithPortsAndShell() {
    Machine here = Machine.inspect(folder.resolve("lab"), folder);
    assertThat(here.writable()).isTrue();
    assertThat(here.shell()).isTrue();
    assertThat(here.portsFree()).isTrue();
    assertThat(here.cassandraLibrary()).isTrue();
  }
}
