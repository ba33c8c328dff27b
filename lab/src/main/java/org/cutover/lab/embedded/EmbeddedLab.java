package org.cutover.lab.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;
import org.cutover.lab.classdata.ClassArchives;
import org.cutover.lab.embedded.daemon.LabFile;
import org.cutover.lab.embedded.daemon.LabPaths;
import org.cutover.lab.embedded.daemon.Machine;
import org.cutover.lab.embedded.daemon.Requirements;

/** The embedded lab: four sites and a database on loopback, in processes of their own. */
public final class EmbeddedLab implements Lab {
  private static final Duration BOOT_LIMIT = Duration.ofSeconds(150);
  private static final long POLL_MILLIS = 50;
  static final List<String> SITES = List.of("A", "B", "C", "D");

  private final LabPaths paths;
  private final boolean owned;
  private final Runnable end;

  private EmbeddedLab(LabPaths paths, boolean owned, Runnable end) {
    this.paths = paths;
    this.owned = owned;
    this.end = end;
  }

  /** Whether the lab ends with the process that brought it up. */
  public enum Life {
    /** It ends with this process, even when that is killed. */
    LEASHED,
    /** It stays until it is taken down. */
    DETACHED
  }

  /**
   * Brings a lab up and waits until it is. A lab that is up already is left as it is, and said to
   * be; closing it then does not take it down.
   *
   * @param state the lab's directory
   * @param cassandraLibrary the folder with Cassandra's jars
   * @param archives of the classes of programs that its hosts may be given, if there are any
   * @param progress is told what happens, a line at a time
   * @throws CutoverException with {@link ExitCode#LAB} and one line a reason; nothing is left then
   */
  public static EmbeddedLab up(
      Path state,
      Path cassandraLibrary,
      Optional<ClassArchives> archives,
      Life life,
      Consumer<String> progress) {
    LabPaths paths = new LabPaths(state);
    try {
      if (status(state).up()) {
        progress.accept("the lab in " + paths.state() + " is up already");
        return new EmbeddedLab(paths, false, () -> {});
      }
      require(Machine.inspect(paths.state(), cassandraLibrary));
      LabTakedown.run(paths, progress);
      Files.createDirectories(paths.daemonLog().getParent());
      Files.deleteIfExists(paths.daemonLog());
      DaemonLauncher.Daemon daemon =
          life == Life.LEASHED
              ? DaemonLauncher.leashed(paths, cassandraLibrary, archives)
              : DaemonLauncher.detached(paths, cassandraLibrary, archives);
      await(paths, daemon, progress);
      return new EmbeddedLab(paths, true, daemon.end());
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, paths.state() + ": the lab cannot come up: " + e.getMessage(), e);
    }
  }

  private static void require(Machine machine) {
    List<String> missing = Requirements.missing(machine);
    if (!missing.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", missing));
    }
  }

  private static void await(LabPaths paths, DaemonLauncher.Daemon daemon, Consumer<String> progress)
      throws IOException {
    long deadline = System.nanoTime() + BOOT_LIMIT.toNanos();
    int told = 0;
    boolean up = false;
    try {
      while (!up) {
        told = tell(paths, told, progress);
        if (!daemon.alive().getAsBoolean()) {
          throw failure(paths);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new CutoverException(
              ExitCode.LAB, "the lab is not up after 150 s; its log: " + paths.daemonLog());
        }
        Thread.sleep(POLL_MILLIS);
        up = status(paths.state()).up();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutoverException(ExitCode.INTERRUPTED, "interrupted while the lab came up", e);
    } finally {
      if (!up) {
        daemon.end().run();
      }
    }
  }

  private static int tell(LabPaths paths, int told, Consumer<String> progress) throws IOException {
    if (!Files.exists(paths.progress())) {
      return told;
    }
    List<String> lines = Files.readAllLines(paths.progress());
    lines.stream().skip(told).forEach(progress);
    return lines.size();
  }

  private static CutoverException failure(LabPaths paths) throws IOException {
    String line =
        Files.exists(paths.failure())
            ? Files.readString(paths.failure()).strip()
            : "the lab ended while it came up; its log: " + paths.daemonLog();
    return new CutoverException(ExitCode.LAB, line);
  }

  /** How the lab in a directory is. */
  public static LabStatus status(Path state) {
    try {
      return LabStatus.of(LabFile.read(new LabPaths(state).labFile()));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, state + ": the lab's state cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Takes a lab down, whatever is left of it: afterwards no process of it runs and no port is
   * taken. Logs stay.
   */
  public static void down(Path state, Consumer<String> progress) {
    LabPaths paths = new LabPaths(state);
    try {
      LabTakedown.run(paths, progress);
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, paths.state() + ": cannot be cleaned up: " + e.getMessage(), e);
    }
  }

  /** Whether this object has brought the lab up, and takes it down. */
  boolean owned() {
    return owned;
  }

  /** The lab's directory. */
  public Path state() {
    return paths.state();
  }

  @Override
  public Path inventory() {
    return paths.inventory();
  }

  @Override
  public List<Path> logs() {
    return paths.logs(SITES);
  }

  @Override
  public Stream<HostUse> use() {
    return status(paths.state()).known().stream()
        .flatMap(process -> ProcessUse.of(process).stream());
  }

  @Override
  public JsonNode description() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode description = mapper.createObjectNode();
    description.put("kind", "embedded");
    description.put("loadBalancer", "in-process reverse proxy with HAProxy's runtime API");
    description.put("java", Runtime.version().toString());
    description.put("sites", SITES.size());
    description.put("cassandraNodes", 1);
    description.putNull("limits");
    return description;
  }

  @Override
  public void close() {
    if (!owned) {
      return;
    }
    end.run();
    try {
      LabTakedown.run(paths, line -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
