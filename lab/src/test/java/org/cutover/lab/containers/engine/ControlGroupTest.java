package org.cutover.lab.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
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

  private ControlGroup made() throws IOException {
    return ControlGroup.make(
        new Cgroup(root, "2:cpu:/p/a\n4:memory:/p/a\n"),
        new Cgroup(root, "2:cpu:/p/b\n4:memory:/p/b\n"),
        "x",
        LIMITS);
  }

  @Test
  void shouldBringACommandIntoTheGroupsAndGiveItItsWordsAsTheyAre() throws Exception {
    List<String> command = List.of("printf", "<%s>", "a b", "--", "$HOME");
    Programs.Result result = Programs.run(made().words(command), Duration.ofSeconds(10));
    assertThat(result.out().strip()).isEqualTo("<a b><--><$HOME>");
    String entered = Files.readString(root.resolve("cpu/p/x/cgroup.procs"));
    assertThat(entered).matches("\\d+\n");
    assertThat(root.resolve("memory/p/x/cgroup.procs")).hasContent(entered.strip());
  }

  @Test
  void shouldNotStartACommandThatCannotEnter() throws Exception {
    ControlGroup group = made();
    Files.createDirectories(root.resolve("memory/p/x/cgroup.procs"));
    Programs.Result result =
        Programs.run(group.words(List.of("echo", "in")), Duration.ofSeconds(10));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("cgroup.procs");
  }

  @Test
  void shouldLeaveNothingWhereItCannotBeMade() throws Exception {
    Files.writeString(root.resolve("memory"), "no folder");
    assertThatIOException().isThrownBy(this::made);
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
  }

  @Test
  void shouldEndWhatRunsInAGroupThatIsRemoved() throws Exception {
    Process left = new ProcessBuilder("sleep", "60").start();
    Path members = Files.createDirectories(root.resolve("cpu/x")).resolve("cgroup.procs");
    Files.writeString(members, left.pid() + "\n");
    // The kernel empties the file of a group in which nothing runs; here that has to be played.
    var unused = left.onExit().thenRun(() -> members.toFile().delete());
    ControlGroup.remove(root, "x");
    assertThat(left.isAlive()).isFalse();
    assertThat(root.resolve("cpu/x")).doesNotExist();
  }
}
