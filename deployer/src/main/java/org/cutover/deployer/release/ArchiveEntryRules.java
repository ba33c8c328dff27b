package org.cutover.deployer.release;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Which entries of an archive may be unpacked: those that stay inside the release's folder. */
final class ArchiveEntryRules {
  private ArchiveEntryRules() {}

  /** What is wrong with an entry, if anything. */
  static Optional<String> problem(TarArchiveEntry entry) {
    // The library strips a leading slash from names; a symbolic link's target keeps it.
    String name = entry.getName();
    if (name.startsWith("/") || name.indexOf('\0') >= 0 || name.indexOf('\n') >= 0) {
      return Optional.of("has no relative name");
    }
    if (leaves(Path.of(name))) {
      return Optional.of("leaves the release's folder");
    }
    if (entry.isLink() || entry.isSymbolicLink()) {
      return link(entry);
    }
    // The library calls whatever it does not know a file.
    boolean special = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
    return special ? Optional.of("is neither file, folder nor link") : Optional.empty();
  }

  private static Optional<String> link(TarArchiveEntry entry) {
    Path target = Path.of(entry.getLinkName());
    // A hard link counts from the archive's top, a symbolic one from the folder it stands in.
    Path parent = Path.of(entry.getName()).getParent();
    Path resolved = entry.isSymbolicLink() && parent != null ? parent.resolve(target) : target;
    return target.isAbsolute() || leaves(resolved)
        ? Optional.of("links to " + entry.getLinkName() + ", outside the release's folder")
        : Optional.empty();
  }

  private static boolean leaves(Path path) {
    int depth = 0;
    for (Path part : path) {
      String name = part.toString();
      depth += name.equals("..") ? -1 : name.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
