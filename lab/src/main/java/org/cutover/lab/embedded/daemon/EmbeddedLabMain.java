package org.cutover.lab.embedded.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.common.DurableFiles;
import org.cutover.common.ExitCode;
import org.cutover.lab.classdata.ClassArchives;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of an embedded lab: {@code EmbeddedLabMain STATE-DIRECTORY CASSANDRA-LIBRARY
 * [CLASS-ARCHIVES]}. It ends with 0 when it is asked to (TERM), and with another code, after taking
 * everything down, when it cannot come up or its database ends by itself.
 */
public final class EmbeddedLabMain {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLabMain.class);

  private EmbeddedLabMain() {}

  /** Brings the lab up and stays until it is asked to end. */
  public static void main(String[] args) throws IOException {
    LabPaths paths = new LabPaths(Path.of(args[0]));
    Files.createDirectories(paths.failure().getParent());
    try (FileChannel channel =
            FileChannel.open(paths.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new CutoverException(ExitCode.LAB, paths.state() + ": a lab is already up here");
      }
      Optional<ClassArchives> archives =
          Stream.of(args).skip(2).map(Path::of).map(ClassArchives::new).findFirst();
      run(new LabDaemon(paths, archives), Path.of(args[1]));
    } catch (CutoverException e) {
      LOG.error("{}", e.getMessage(), e);
      DurableFiles.write(paths.failure(), e.getMessage() + "\n");
      System.exit(e.exitCode().code());
    }
  }

  private static void run(LabDaemon lab, Path library) {
    AtomicInteger exitCode = new AtomicInteger(ExitCode.DONE.code());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lab, exitCode), "end"));
    try {
      CompletableFuture<Integer> database = lab.start(library);
      int code = database.join();
      LOG.error("Cassandra ended by itself with exit code {}; the lab ends", code);
      exitCode.set(ExitCode.LAB.code());
    } catch (CutoverException e) {
      exitCode.set(e.exitCode().code());
      throw e;
    } catch (IOException e) {
      exitCode.set(ExitCode.LAB.code());
      throw new CutoverException(ExitCode.LAB, "the lab cannot come up: " + e.getMessage(), e);
    }
    System.exit(exitCode.get());
  }

  /** Runs when the process ends for whatever reason; the exit code of a signal would not be 0. */
  private static void end(LabDaemon lab, AtomicInteger exitCode) {
    LOG.info("ending");
    lab.close();
    LOG.info("ended");
    Runtime.getRuntime().halt(exitCode.get());
  }
}
