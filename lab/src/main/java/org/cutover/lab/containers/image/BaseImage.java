package org.cutover.lab.containers.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.lab.containers.engine.EngineWords;
import org.cutover.lab.containers.engine.Programs;

/** Debian 12 as an image. */
final class BaseImage {
  static final String TAG = "cutover-base:bookworm";
  private static final String PUBLIC = "debian:12";
  private static final Duration PULL = Duration.ofMinutes(5);
  private static final Duration BOOTSTRAP = Duration.ofMinutes(15);

  private final EngineWords words;
  private final MachineApt apt;
  private final Consumer<String> progress;

  BaseImage(EngineWords words, MachineApt apt, Consumer<String> progress) {
    this.words = words;
    this.apt = apt;
    this.progress = progress;
  }

  boolean exists() {
    return !id().isEmpty();
  }

  /** Its id, which changes with its content. */
  String id() {
    return Programs.run(words.of("image", "inspect", "--format", "{{.Id}}", TAG), PULL)
        .out()
        .strip();
  }

  /** Makes it if it is not there; the way is chosen here, and told. */
  void ensure() {
    if (exists()) {
      return;
    }
    Programs.Result pulled = Programs.run(words.of("pull", PUBLIC), PULL);
    if (pulled.ok()) {
      progress.accept("base image: " + PUBLIC + " from a registry");
      require(Programs.run(words.of("tag", PUBLIC, TAG), PULL), "tagging the base image");
      return;
    }
    progress.accept(
        "base image: made with debootstrap from this machine's Debian mirror,"
            + " since no registry is within reach");
    bootstrap();
  }

  private void bootstrap() {
    String mirror =
        apt.mirror()
            .orElseThrow(
                () ->
                    new CutoverException(
                        ExitCode.LAB,
                        "no registry is within reach, and apt knows no Debian 12 here;"
                            + " pull or import "
                            + PUBLIC
                            + " yourself and tag it "
                            + TAG));
    if (!Programs.onPath("debootstrap")) {
      throw new CutoverException(
          ExitCode.LAB,
          "no registry is within reach, and debootstrap is missing: apt-get install debootstrap");
    }
    try {
      Path folder = Files.createTempDirectory("cutover-base-");
      try {
        bootstrap(mirror, folder);
      } finally {
        Programs.run(List.of("rm", "-rf", "--one-file-system", folder.toString()), PULL);
      }
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, "the base image cannot be made: " + IoFailure.reason(e), e);
    }
  }

  private void bootstrap(String mirror, Path folder) {
    Path root = folder.resolve("root");
    Path archive = folder.resolve("root.tar");
    require(
        Programs.run(
            List.of("debootstrap", "--variant=minbase", "bookworm", root.toString(), mirror),
            BOOTSTRAP),
        "debootstrap");
    // Neither the mirror's name nor the packages themselves belong into an image.
    require(
        Programs.run(
            List.of(
                "tar",
                "-C",
                root.toString(),
                "--exclude=./var/cache/apt/archives/*.deb",
                "--exclude=./var/lib/apt/lists/*",
                "--exclude=./var/log/*.log",
                "--exclude=./etc/apt/sources.list",
                "-cf",
                archive.toString(),
                "."),
            BOOTSTRAP),
        "packing the base image");
    require(Programs.run(words.of("import", archive.toString(), TAG), PULL), "importing it");
  }

  private static void require(Programs.Result result, String what) {
    if (!result.ok()) {
      throw new CutoverException(ExitCode.LAB, what + " failed: " + result.complaint());
    }
  }
}
