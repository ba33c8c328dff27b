package org.cutover.lab.classdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaCommandTest {
  private static final Path OWN = Path.of("/jdk/bin/java");

  @Test
  void shouldPutItsOptionsRightBehindTheWordJava() {
    JavaCommand command =
        JavaCommand.of(List.of("java", "-Xmx96m", "-Xshare:auto", "-jar", "app.jar", "-jar"), OWN)
            .orElseThrow();
    assertThat(command.jar()).isEqualTo("app.jar");
    assertThat(command.sharing(Path.of("/a/app.jsa")))
        .containsExactly(
            "java",
            "-XX:SharedArchiveFile=/a/app.jsa",
            "-Xlog:cds*=off",
            "-Xmx96m",
            "-Xshare:auto",
            "-jar",
            "app.jar",
            "-jar");
    assertThat(command.recording(Path.of("/a/app.jsa")))
        .startsWith("java", "-XX:ArchiveClassesAtExit=/a/app.jsa")
        .endsWith("-jar", "app.jar", "-jar");
  }

  @Test
  void shouldKnowItsOwnJavaByItsPath() {
    assertThat(JavaCommand.of(List.of("/jdk/bin/java", "-jar", "/d/deployer.jar"), OWN))
        .get()
        .extracting(JavaCommand::jar)
        .isEqualTo("/d/deployer.jar");
  }

  static Stream<List<String>> foreign() {
    return Stream.of(
        List.of(),
        List.of("node", "-jar", "app.jar"),
        List.of("/other/bin/java", "-jar", "app.jar"),
        List.of("java", "-cp", "app.jar", "Main"),
        List.of("java", "-jar"),
        List.of("java", "-Xshare:off", "-jar", "app.jar"),
        List.of("java", "-XX:SharedArchiveFile=own.jsa", "-jar", "app.jar"),
        List.of("java", "-XX:ArchiveClassesAtExit=own.jsa", "-jar", "app.jar"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void shouldLeaveAllOtherCommandsAlone(List<String> words) {
    assertThat(JavaCommand.of(words, OWN)).isEmpty();
  }
}
