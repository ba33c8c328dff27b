package org.cutover.lab.classdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives of a real Java, which uses them, and does without those that it could not use. */
@Timeout(120)
class ClassArchivesIT {
  private static final List<String> WORDS =
      List.of("java", "-Xlog:class+load:file=loaded.txt", "-jar", "program.jar");

  @TempDir Path folder;
  private Path work;
  private ClassArchives archives;

  /** The program. */
  static final class Program {
    private Program() {}

    /** Does nothing. */
    public static void main(String[] arguments) {}
  }

  @BeforeEach
  void makeTheProgram() throws IOException {
    work = Files.createDirectories(folder.resolve("work"));
    archives = new ClassArchives(folder.resolve("archives"));
    jar("1");
  }

  @Test
  void shouldLetTheNextStartMapItsClasses() throws Exception {
    assertThat(archives.lacks(WORDS, work)).isTrue();
    assertThat(archives.shared(WORDS, work)).isEqualTo(WORDS);
    assertThat(archives.record(WORDS, work, this::run)).isTrue();
    assertThat(archives.lacks(WORDS, work)).isFalse();
    assertThat(run(archives.shared(WORDS, work))).isTrue();
    assertThat(loaded()).contains("shared objects file (top)");
    assertThat(names()).hasSize(1).allMatch(name -> name.matches("program-\\w{8}-\\w{8}.jsa"));
  }

  @Test
  void shouldDoWithoutAnArchiveThatIsDamagedAndMakeAnother() throws Exception {
    assertThat(archives.record(WORDS, work, this::run)).isTrue();
    Path archive = archives.folder().resolve(names().get(0));
    assertThat(archive.toFile().setWritable(true)).isTrue();
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    assertThat(archives.shared(WORDS, work)).isEqualTo(WORDS);
    assertThat(archives.lacks(WORDS, work)).isTrue();
    assertThat(archives.record(WORDS, work, this::run)).isTrue();
    assertThat(run(archives.shared(WORDS, work))).isTrue();
    assertThat(loaded()).contains("shared objects file (top)");
  }

  @Test
  void shouldDoWithoutAnArchiveOfAnotherJarOfTheSameSizeAndTime() throws Exception {
    assertThat(archives.record(WORDS, work, this::run)).isTrue();
    long size = Files.size(work.resolve("program.jar"));
    jar("2");
    assertThat(Files.size(work.resolve("program.jar"))).isEqualTo(size);
    assertThat(archives.shared(WORDS, work)).isEqualTo(WORDS);
  }

  @Test
  void shouldKeepNoArchiveOfATrainingThatFailed() throws Exception {
    assertThat(archives.lacks(WORDS, work)).isTrue();
    assertThat(archives.record(WORDS, work, words -> false)).isFalse();
    assertThat(archives.record(WORDS, work, words -> !run(words))).isFalse();
    assertThat(archives.record(WORDS, work, this::writeNoArchive)).isFalse();
    assertThat(names()).isEmpty();
  }

  @Test
  void shouldNotTryWhereNothingCanBeKept() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    ClassArchives nowhere = new ClassArchives(file.resolve("archives"));
    assertThat(nowhere.lacks(WORDS, work)).isFalse();
    assertThat(nowhere.shared(WORDS, work)).isEqualTo(WORDS);
  }

  @Test
  void shouldLeaveACommandAloneWhoseJarIsNotThere() throws Exception {
    assertThat(archives.record(WORDS, work, this::run)).isTrue();
    List<String> other = List.of("java", "-jar", "other.jar");
    assertThat(archives.shared(other, work)).isEqualTo(other);
  }

  private boolean writeNoArchive(List<String> words) throws IOException {
    String option = words.get(1);
    Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "not an archive");
    return true;
  }

  private boolean run(List<String> words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    return process.waitFor() == 0 && Files.size(folder.resolve("output.txt")) == 0;
  }

  private String loaded() throws IOException {
    return Files.readString(work.resolve("loaded.txt"))
        .lines()
        .filter(line -> line.contains(Program.class.getName()))
        .findFirst()
        .orElse("not loaded");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(archives.folder())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void jar(String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    Path jar = work.resolve("program.jar");
    String entry = Program.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream program = Program.class.getClassLoader().getResourceAsStream(entry)) {
      entries.setComment(version);
      JarEntry added = new JarEntry(entry);
      added.setTime(0);
      entries.putNextEntry(added);
      program.transferTo(entries);
    }
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
  }
}
