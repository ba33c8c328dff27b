package org.cutover.lab.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;
import org.cutover.lab.classdata.ClassArchives;
import org.cutover.lab.embedded.daemon.EmbeddedLabMain;
import org.cutover.lab.embedded.daemon.LabPaths;

/** Starts a lab's process, held by this one or free of it. */
final class DaemonLauncher {
  /** Enough for its parts to end one after the other, the slowest with its own grace. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final int HEAP_MEGABYTES = 384;

  private DaemonLauncher() {}

  /** A started process: whether it lives, and how it is ended before it is up. */
  record Daemon(BooleanSupplier alive, Runnable end) {}

  /** Starts a process that ends with this one, and that Ctrl-C does not reach. */
  static Daemon leashed(LabPaths paths, Path library, Optional<ClassArchives> archives)
      throws IOException {
    LeashedProcess process =
        LeashedProcess.start(
            new LeashedCommand(
                words(paths, library, archives),
                paths.state(),
                Map.of(),
                paths.daemonLog(),
                GRACE));
    return new Daemon(process::isAlive, process::close);
  }

  /** Starts a process that neither the end of this one nor its terminal's Ctrl-C ends. */
  static Daemon detached(LabPaths paths, Path library, Optional<ClassArchives> archives)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(onPath("setsid") ? "setsid" : "nohup");
    words.addAll(words(paths, library, archives));
    Process process =
        new ProcessBuilder(words)
            .directory(paths.state().toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.appendTo(paths.daemonLog().toFile()))
            .redirectError(Redirect.appendTo(paths.daemonLog().toFile()))
            .start();
    return new Daemon(process::isAlive, process::destroy);
  }

  private static List<String> words(
      LabPaths paths, Path library, Optional<ClassArchives> archives) {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP_MEGABYTES + "m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dlogback.configurationFile=org/cutover/lab/embedded/daemon/logback.xml",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            EmbeddedLabMain.class.getName(),
            paths.state().toString(),
            library.toAbsolutePath().toString()));
    archives.ifPresent(kept -> words.add(kept.folder().toAbsolutePath().toString()));
    return words;
  }

  /** The class path as it is seen from another directory. */
  private static String absolute(String classPath) {
    return String.join(
        java.io.File.pathSeparator,
        Stream.of(classPath.split(java.io.File.pathSeparator, -1))
            .map(entry -> Path.of("").toAbsolutePath().resolve(entry).toString())
            .toList());
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }
}
