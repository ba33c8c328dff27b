package org.cutover.lab.embedded.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** File access that ends at the host's directory: not by {@code ..}, and not through a link. */
final class ConfinedFiles implements SftpFileSystemAccessor {
  private final Path directory;

  private ConfinedFiles(Path directory) {
    this.directory = directory;
  }

  static ConfinedFiles under(Path directory) throws IOException {
    return new ConfinedFiles(directory.toRealPath());
  }

  @Override
  public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path rootDir, String remotePath)
      throws IOException {
    return confined(remotePath);
  }

  /**
   * The file that a client's path names; relative ones start at the host's directory. A link whose
   * target is missing is refused too, since nobody can tell where a file written to it would go.
   */
  Path confined(String remotePath) throws IOException {
    Path path = directory.resolve(remotePath).normalize();
    Path existing = path;
    while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (existing == null || !existing.toRealPath().startsWith(directory)) {
      throw new AccessDeniedException(remotePath, null, "outside of this host's directory");
    }
    return path;
  }

  @Override
  public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symLink)
      throws IOException {
    Path target = link.resolveSibling(existing).normalize();
    if (!target.startsWith(directory)) {
      throw new AccessDeniedException(
          existing.toString(), null, "outside of this host's directory");
    }
    SftpFileSystemAccessor.super.createLink(subsystem, link, existing, symLink);
  }
}
