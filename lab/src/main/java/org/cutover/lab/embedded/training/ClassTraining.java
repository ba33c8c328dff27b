package org.cutover.lab.embedded.training;

import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.IoFailure;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;

/** Records the class archives that a build still lacks, on a lab that has just come up. */
public final class ClassTraining {
  private static final String BASELINE = "shop-1.0.0.tar.gz";

  private ClassTraining() {}

  /**
   * Records what is missing; usually that is nothing.
   *
   * @param inventory of a lab without applications that nobody uses yet
   * @param folder where the programs run; made, and left to whoever removes the lab
   * @param progress is told if there is something to do, and if it failed
   * @throws CutoverException only if this thread is interrupted
   */
  public static void run(Home home, Path inventory, Path folder, Consumer<String> progress) {
    try {
      Path release = home.release(BASELINE);
      Path application = Files.createDirectories(folder.resolve("application"));
      new ApplicationTraining(
              InventoryFile.read(inventory), ReleaseArchive.open(release), application)
          .run(home.classArchives());
      new DeployerTraining(inventory, release, folder)
          .run(home.deployerCommand(), home.classArchives());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutoverException(
          ExitCode.INTERRUPTED, "interrupted while classes were recorded", e);
    } catch (IOException e) {
      progress.accept(failure(IoFailure.reason(e)));
    } catch (CutoverException | DriverException e) {
      progress.accept(failure(e.getMessage()));
    }
  }

  private static String failure(String reason) {
    return "no archive of classes, so programs start slower: " + reason;
  }
}
