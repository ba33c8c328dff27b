package org.cutover.lab.embedded.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cutover.common.CutoverException;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the application of one host, one release at a time. Starting what runs and
 * stopping what does not are done already.
 */
public final class ApplicationService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationService.class);
  private static final int NOT_RUNNING = 3;
  private static final int FAILED = 1;
  private static final int KILLED = 128 + 9;

  private record Running(String release, LeashedProcess process) {}

  private final ApplicationSettings settings;
  private final Runnable changed;
  private volatile Optional<Running> started = Optional.empty();

  /**
   * An application that does not run yet.
   *
   * @param changed called after a start or a stop
   */
  public ApplicationService(ApplicationSettings settings, Runnable changed) {
    this.settings = settings;
    this.changed = changed;
  }

  synchronized Reply status() {
    return running()
        .map(now -> new Reply(0, describe(now)))
        .orElse(new Reply(NOT_RUNNING, "stopped"));
  }

  /**
   * The process id of the application that runs. Never waits for a start or a stop: whoever is told
   * of a change may ask every application of the lab.
   */
  public OptionalLong pid() {
    return running().stream().mapToLong(now -> now.process().pid()).findFirst();
  }

  synchronized Reply start(String release) {
    Optional<Running> now = running();
    if (now.isPresent()) {
      return now.get().release().equals(release)
          ? new Reply(0, describe(now.get()))
          : new Reply(
              FAILED,
              "service: port %d is in use: %s; stop it first"
                  .formatted(settings.port(), describe(now.get())));
    }
    Path folder = settings.base().resolve("releases").resolve(release);
    if (!Files.isRegularFile(folder.resolve("release.yml"))) {
      return new Reply(FAILED, "service: " + release + " is not installed: no release.yml");
    }
    try {
      LeashedProcess process = LeashedProcess.start(command(folder));
      Running fresh = new Running(release, process);
      started = Optional.of(fresh);
      LOG.info("{} port {}", describe(fresh), settings.port());
      changed.run();
      return new Reply(0, describe(fresh));
    } catch (IOException | CutoverException e) {
      return new Reply(FAILED, "service: " + release + " cannot be started: " + e.getMessage());
    }
  }

  private LeashedCommand command(Path folder) {
    Release release = ReleaseFile.read(folder.resolve("release.yml"));
    Map<String, String> environment = new HashMap<>(ShellExec.environment(settings.base()));
    environment.putAll(settings.environment());
    environment.put("CUTOVER_PORT", String.valueOf(settings.port()));
    environment.put("CUTOVER_TABLE", release.table().name());
    List<String> words =
        settings
            .archives()
            .map(archives -> archives.shared(release.start(), folder))
            .orElse(release.start());
    return new LeashedCommand(words, folder, environment, settings.log(), settings.grace());
  }

  /** Lets the application finish what it has begun, for as long as its grace lasts. */
  synchronized Reply stop(String release) {
    Optional<Running> now = running().filter(running -> running.release().equals(release));
    if (now.isEmpty()) {
      return new Reply(0, "stopped");
    }
    int code = now.get().process().stop(settings.grace());
    started = Optional.empty();
    LOG.info("stopped {}, exit code {}", release, code);
    changed.run();
    return code == KILLED
        ? new Reply(FAILED, "service: " + release + " did not end when asked and was killed")
        : new Reply(0, "stopped");
  }

  private Optional<Running> running() {
    return started.filter(running -> running.process().isAlive());
  }

  private static String describe(Running running) {
    return "running " + running.release() + " " + running.process().pid();
  }

  @Override
  public synchronized void close() {
    started.ifPresent(running -> running.process().close());
    started = Optional.empty();
  }
}
