package org.cutover.deployer.release;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What an archive unpacks to.
 *
 * @param bytes all files together
 * @param large the large files, of which a host may have the same in the release before
 */
public record ArchiveContents(long bytes, List<ArchivedFile> large) {
  /** From here on, in bytes, a file is worth a question before it is sent. */
  static final long LARGE = 1 << 20;

  /** Names that mean themselves to every program, and no path out of the folder. */
  private static final Pattern PLAIN =
      Pattern.compile("(?:[A-Za-z0-9_+@][A-Za-z0-9_.+@-]*/)*[A-Za-z0-9_+@][A-Za-z0-9_.+@-]*");

  /** Copies. */
  public ArchiveContents {
    large = List.copyOf(large);
  }

  /**
   * Which of an archive's files need not be sent, because a host has them: those with the same
   * contents under the same name. None, where they are less than half of the release, because what
   * is left is packed anew for each host.
   *
   * @param digests what the host has, name to SHA-256
   */
  public List<ArchivedFile> reusable(Map<String, String> digests) {
    List<ArchivedFile> same =
        large.stream().filter(file -> file.sha256().equals(digests.get(file.name()))).toList();
    long saved = same.stream().mapToLong(ArchivedFile::bytes).sum();
    return saved * 2 >= bytes ? same : List.of();
  }

  /** Collects entry by entry. */
  static final class Builder {
    private final Map<String, ArchivedFile> large = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> ambiguous = new ArrayList<>();
    private boolean onlyWhole;
    private long bytes;

    /**
     * Notes an entry.
     *
     * @param in its contents, as far as nobody has read them
     */
    void add(TarArchiveEntry entry, InputStream in) throws IOException {
      String name = ReleaseArchive.plainName(entry);
      // A hard link needs its target when it is unpacked; a name that cannot be read (it has the
      // sign for that) cannot be written again.
      onlyWhole |= entry.isLink() || (name + entry.getLinkName()).indexOf('\uFFFD') >= 0;
      if (!names.add(name)) {
        ambiguous.add(name);
      }
      if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
        bytes += entry.getSize();
        if (entry.getSize() >= LARGE && PLAIN.matcher(name).matches()) {
          large.put(
              name,
              new ArchivedFile(
                  name,
                  entry.getSize(),
                  entry.getMode() & 0777,
                  entry.getLastModifiedTime().toInstant(),
                  Sha256.of(in)));
        }
      }
    }

    ArchiveContents build() {
      ambiguous.forEach(large::remove);
      return new ArchiveContents(bytes, onlyWhole ? List.of() : List.copyOf(large.values()));
    }
  }
}
