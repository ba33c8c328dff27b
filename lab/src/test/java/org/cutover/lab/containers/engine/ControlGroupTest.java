package org.cutover.lab.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.lab.containers.topology.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
  private static final Limits LIMITS = new Limits(Optional.of(1.0), Optional.of(512));

  @TempDir Path root;

  private Optional<ControlGroup> made() {
    return ControlGroup.make(
        new Cgroup(root, "2:cpu:/p/a\n4:memory:/p/a\n"),
        new Cgroup(root, "2:cpu:/p/b\n4:memory:/p/b\n"),
        "x",
        LIMITS);
  }

  @Test
  void shouldBringACommandIntoTheGroupsAndGiveItItsWordsAsTheyAre() throws Exception {
    List<String> command = List.of("printf", "<%s>", "a b", "--", "$HOME");
    Programs.Result result =
        Programs.run(made().orElseThrow().words(command), Duration.ofSeconds(10));
    assertThat(result.out().strip()).isEqualTo("<a b><--><$HOME>");
    String entered = Files.readString(root.resolve("cpu/p/x/cgroup.procs"));
    assertThat(entered).matches("\\d+\n");
    assertThat(root.resolve("memory/p/x/cgroup.procs")).hasContent(entered.strip());
  }

  @Test
  void shouldNotStartACommandThatCannotEnter() throws Exception {
    ControlGroup group = made().orElseThrow();
    Files.createDirectories(root.resolve("memory/p/x/cgroup.procs"));
    Programs.Result result =
        Programs.run(group.words(List.of("echo", "in")), Duration.ofSeconds(10));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("cgroup.procs");
  }

  @Test
  void shouldGoWithoutWhereNoGroupCanBeMade() throws Exception {
    Files.writeString(root.resolve("memory"), "no folder");
    assertThat(made()).isEmpty();
    assertThat(root.resolve("cpu/p/x")).doesNotExist();
  }

  @Test
  void shouldRemoveTheGroupsOfItsNameAndNoOther() throws Exception {
    for (String group : List.of("cpu/p/x", "memory/q/x", "cpu/p/xy", "cpu/other")) {
      Files.createDirectories(root.resolve(group));
    }
    ControlGroup.remove(root, "x");
    assertThat(root.resolve("cpu/p/x")).doesNotExist();
    assertThat(root.resolve("memory/q/x")).doesNotExist();
    assertThat(root.resolve("cpu/p/xy")).exists();
    assertThat(root.resolve("cpu/other")).exists();
    ControlGroup.remove(root.resolve("absent"), "x");
  }
}
