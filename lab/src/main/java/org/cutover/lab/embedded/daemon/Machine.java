package org.cutover.lab.embedded.daemon;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine a lab is to come up on.
 *
 * @param state the lab's directory
 * @param availableMegabytes memory that programs can still get; empty where nobody can tell
 * @param shell whether there is a {@code /bin/sh}
 * @param fonts whether Java can draw text
 * @param cassandraLibrary whether Cassandra's jars are there
 * @param portsFree whether a block of ports is free
 */
public record Machine(
    Path state,
    int javaFeature,
    int processors,
    OptionalLong availableMegabytes,
    long freeDiskMegabytes,
    boolean writable,
    boolean shell,
    boolean fonts,
    boolean cassandraLibrary,
    boolean portsFree) {
  private static final long MEGABYTE = 1024 * 1024;
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  /** Looks at this machine; creates the lab's directory if it can. */
  public static Machine inspect(Path state, Path cassandraLibrary) {
    Path directory = state.toAbsolutePath().normalize();
    boolean writable = canWrite(directory);
    return new Machine(
        directory,
        Runtime.version().feature(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        writable ? directory.toFile().getUsableSpace() / MEGABYTE : 0,
        writable,
        Files.isExecutable(Path.of("/bin/sh")),
        drawsText(),
        Files.isDirectory(cassandraLibrary),
        findsPorts());
  }

  private static boolean canWrite(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, ".writable", ""));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static OptionalLong memory() {
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
      return matcher.find()
          ? OptionalLong.of(Long.parseLong(matcher.group(1)) / 1024)
          : OptionalLong.empty();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  private static boolean drawsText() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      return font.getStringBounds("x", new FontRenderContext(null, false, false)).getWidth() > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  private static boolean findsPorts() {
    Optional<PortBlock> block = PortBlock.claim(RandomGenerator.getDefault());
    block.ifPresent(PortBlock::close);
    return block.isPresent();
  }
}
