package org.cutover.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.CutoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassandraFilesTest {
  @Test
  void shouldFillInEveryPlaceholderOfTheConfiguration() {
    String yaml =
        CassandraFiles.yaml(
            CassandraSettings.of(Path.of("lib"), Path.of("/data/a \"b\" $1"), 9042, 7000));
    assertThat(yaml)
        .contains("\nnative_transport_port: 9042\n", "\nstorage_port: 7000\n")
        .contains("\nwrite_request_timeout: 500ms\n", "\nmemtable_heap_space: 64MiB\n")
        .contains("seeds: \"127.0.0.1:7000\"", "\"/data/a \\\"b\\\" $1/commitlog\"")
        .doesNotContain("${");
  }

  @Test
  void shouldRefuseATemplateWithAPlaceholderThatHasNoValue() {
    assertThatIllegalStateException()
        .isThrownBy(() -> CassandraFiles.fill("a: ${b}", Map.of()))
        .withMessage("no value for ${b}");
  }

  @Test
  void shouldPreferTheLastErrorOfTheLogAsReason() {
    List<String> output = List.of("Unrecognized option: -Xfoo", "WARNING: deprecated", "");
    assertThat(BootFailure.reason(List.of("t ERROR a", "t ERROR b", "t INFO  c"), output))
        .hasValue("t ERROR b");
    assertThat(BootFailure.reason(List.of("t INFO  c"), output))
        .hasValue("Unrecognized option: -Xfoo");
    assertThat(BootFailure.reason(List.of(), List.of())).isEmpty();
  }

  @Test
  void shouldSayHowToGetTheLibrariesWhenThereAreNone(@TempDir Path directory) {
    assertThatExceptionOfType(CutoverException.class)
        .isThrownBy(() -> CassandraLibraries.find(Optional.of("/nowhere"), directory))
        .withMessageStartingWith("/nowhere: no Cassandra in this folder (named by -Dcutover.");
    assertThatExceptionOfType(CutoverException.class)
        .isThrownBy(() -> CassandraLibraries.find(Optional.empty(), directory))
        .withMessageContaining("lab/cassandra/target/lib with Cassandra's jars in " + directory);
  }

  @Test
  void shouldFindTheLibrariesAboveTheWorkingDirectory(@TempDir Path directory) throws Exception {
    Path lib = Files.createDirectories(directory.resolve("lab/cassandra/target/lib"));
    Files.createFile(lib.resolve("cassandra-all-5.0.6.jar"));
    Files.createFile(lib.resolve("jamm-0.4.0.jar"));
    assertThat(CassandraLibraries.find(Optional.empty(), directory.resolve("lab/x")))
        .isEqualTo(lib);
  }

  @Test
  void shouldAllowTheSecurityManagerWhereJavaAsksAndRefuseWhereItIsGone(@TempDir Path lib)
      throws Exception {
    Files.createFile(lib.resolve("jamm-0.4.0.jar"));
    CassandraSettings settings = CassandraSettings.of(lib, Path.of("d"), 9042, 7000);
    Path java = Path.of("java");
    assertThat(CassandraCommand.words(settings, List.of(), java, 17))
        .contains("-Xmx512m", "-javaagent:" + lib.resolve("jamm-0.4.0.jar"))
        .doesNotContain("-Djava.security.manager=allow");
    assertThat(CassandraCommand.words(settings, List.of(), java, 21))
        .contains("-Djava.security.manager=allow");
    assertThatExceptionOfType(CutoverException.class)
        .isThrownBy(() -> CassandraCommand.words(settings, List.of(), java, 24))
        .withMessage("Cassandra 5 needs Java 17 to 23, this is Java 24; set JAVA_HOME to a JDK 17");
  }
}
