package org.cutover.lab.containers.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.lab.Home;
import org.cutover.lab.containers.engine.Engine;
import org.cutover.lab.containers.engine.EngineProbe;
import org.cutover.lab.containers.engine.EngineWords;
import org.cutover.lab.containers.engine.Programs;
import org.cutover.lab.containers.topology.ServerType;

/**
 * The images of one lab.
 *
 * @param engine as it works with them
 * @param tags the image of each type of server
 */
public record Images(Engine engine, Map<ServerType, String> tags) {
  private static final Duration BUILD = Duration.ofMinutes(20);
  private static final Duration QUESTION = Duration.ofSeconds(20);

  /** Copies the map. */
  public Images {
    tags = Map.copyOf(tags);
  }

  /**
   * Finds the images, and makes those that are missing or whose content has changed.
   *
   * @param found the engine as the probe found it
   * @throws CutoverException with the code for labs; what failed, in the engine's words
   */
  public static Images ensure(Home home, Engine found, Consumer<String> progress) {
    MachineApt apt = MachineApt.ofThisMachine();
    BaseImage base = new BaseImage(new EngineWords(found), apt, progress);
    base.ensure();
    List<String> complaints = new ArrayList<>();
    Engine engine =
        EngineProbe.working(found, BaseImage.TAG, complaints)
            .orElseThrow(
                () ->
                    new CutoverException(
                        ExitCode.LAB, "no container starts: " + String.join("; ", complaints)));
    BuildContext context =
        new BuildContext(home.folder().resolve("lab/containers"), home.cassandraLibrary());
    try {
      return new Images(engine, tags(engine, context, context.digest(base.id()), apt, progress));
    } catch (IOException e) {
      throw new CutoverException(
          ExitCode.LAB, "the images cannot be made: " + IoFailure.reason(e), e);
    }
  }

  private static Map<ServerType, String> tags(
      Engine engine, BuildContext context, String digest, MachineApt apt, Consumer<String> progress)
      throws IOException {
    EngineWords words = new EngineWords(engine);
    Map<ServerType, String> tags = new EnumMap<>(ServerType.class);
    List<ServerType> missing = new ArrayList<>();
    for (ServerType type : ServerType.values()) {
      String tag = "cutover-" + type.target() + ":" + digest;
      tags.put(type, tag);
      if (!Programs.run(words.of("image", "inspect", tag), QUESTION).ok()) {
        missing.add(type);
      }
    }
    if (!missing.isEmpty()) {
      build(words, missing, tags, context, apt, progress);
    }
    return tags;
  }

  private static void build(
      EngineWords words,
      List<ServerType> missing,
      Map<ServerType, String> tags,
      BuildContext context,
      MachineApt apt,
      Consumer<String> progress)
      throws IOException {
    Path folder = Files.createTempDirectory("cutover-images-");
    try {
      Path sources = Files.writeString(folder.resolve("apt-sources"), apt.sources());
      Path settings = Files.writeString(folder.resolve("apt-settings"), apt.settings());
      Path files = Files.createDirectory(folder.resolve("context"));
      context.copyTo(files);
      for (ServerType type : missing) {
        progress.accept("building the image of the " + type.target());
        Programs.Result result =
            Programs.run(
                words.build(
                    type.target(),
                    tags.get(type),
                    BaseImage.TAG,
                    files,
                    Map.of("apt-sources", sources, "apt-settings", settings)),
                BUILD);
        if (!result.ok()) {
          throw new CutoverException(
              ExitCode.LAB,
              "the image of the " + type.target() + " cannot be built: " + result.complaint());
        }
      }
    } finally {
      Programs.run(List.of("rm", "-rf", "--one-file-system", folder.toString()), BUILD);
    }
  }
}
