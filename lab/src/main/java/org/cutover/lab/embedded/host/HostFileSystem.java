package org.cutover.lab.embedded.host;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.SessionContext;

/** Absolute paths mean what they mean on this machine, as they do on a real host. */
record HostFileSystem(Path directory) implements FileSystemFactory {
  @Override
  public Path getUserHomeDir(SessionContext session) {
    return directory;
  }

  @Override
  public FileSystem createFileSystem(SessionContext session) {
    return FileSystems.getDefault();
  }
}
