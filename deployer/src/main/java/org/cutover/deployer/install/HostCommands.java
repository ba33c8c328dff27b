package org.cutover.deployer.install;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cutover.deployer.release.ArchivedFile;

/** The commands that an application host is given, as words. Pure. */
final class HostCommands {
  /**
   * Checks the archive, unpacks it beside its final place, adds what the release before has of it,
   * checks that too, and moves all of it to its place. Permissions become what tar would make them:
   * those of the archive for root, without those of the umask for others.
   */
  private static final String UNPACK =
      """
      set -eu
      archive=$1 sum=$2 folder=$3 partial=$3.partial whole=$4 before=$5
      shift 5
      check() {
        found=$( { sha256sum -- "$1" 2>/dev/null || shasum -a 256 -- "$1"; } | cut -c1-64)
        [ "$found" = "$2" ] || { echo "SHA-256 of $1 is $found, not $2" >&2; exit 3; }
      }
      check "$archive" "$sum"
      rm -rf -- "$partial"
      mkdir -p -- "$partial"
      tar -xzf "$archive" -C "$partial"
      while [ $# -gt 0 ]; do
        mkdir -p -- "$partial/$(dirname -- "$1")"
        cp -p -- "$before/$1" "$partial/$1"
        check "$partial/$1" "$2"
        mode=$3
        [ "$(id -u)" = 0 ] || mode=$(printf '%04o' "$(( 0$3 & ~0$(umask) ))")
        chmod -- "$mode" "$partial/$1"
        TZ=UTC0 touch -t "$4" -- "$partial/$1"
        shift 4
      done
      printf '%s\\n' "$whole" > "$partial/.sha256"
      rm -rf -- "$folder"
      mv -- "$partial" "$folder"
      rm -f -- "$archive"
      """;

  /** A file that is not there has no line; that says enough. */
  private static final String DIGESTS =
      """
      cd -- "$1" || exit 0
      shift
      if command -v sha256sum >/dev/null; then sha256sum -- "$@"; else shasum -a 256 -- "$@"; fi
      exit 0
      """;

  /** As POSIX touch reads it. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm.ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HostCommands() {}

  static List<String> prepare(String base) {
    return List.of("mkdir", "-p", "--", base + "/incoming", base + "/releases");
  }

  /**
   * @param archive what was sent, and its SHA-256
   * @param whole the SHA-256 of the release's archive, by which it is known from now on
   * @param before the folder of the release that has the files that were not sent
   */
  static List<String> unpack(
      String archive,
      String sha256,
      String folder,
      String whole,
      String before,
      List<ArchivedFile> reused) {
    List<String> words =
        new ArrayList<>(
            List.of("sh", "-c", UNPACK, "unpack", archive, sha256, folder, whole, before));
    for (ArchivedFile file : reused) {
      words.add(file.name());
      words.add(file.sha256());
      words.add(String.format(Locale.ROOT, "%04o", file.mode()));
      words.add(STAMP.format(file.modified()));
    }
    return words;
  }

  /** Prints a line for each of the files that is there, as {@code sha256sum} does. */
  static List<String> digests(String folder, List<String> names) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", DIGESTS, "digests", folder));
    words.addAll(names);
    return words;
  }

  static List<String> installedSum(String folder) {
    return List.of("cat", folder + "/.sha256");
  }

  static List<String> describe(String folder) {
    return List.of("cat", folder + "/release.yml");
  }

  static List<String> remove(String folder, String archive) {
    return List.of("rm", "-rf", "--", folder, folder + ".partial", archive, archive + ".partial");
  }

  static List<String> list(String base) {
    return List.of("ls", "-1", base + "/releases");
  }

  /** Free kilobytes are in the fourth column of the second line. */
  static List<String> free(String base) {
    return List.of("df", "-Pk", base);
  }

  /** Seconds since 1970, and nanoseconds behind them where they are known. */
  static List<String> time() {
    return List.of("date", "+%s%N");
  }

  /**
   * @param service the host's command, perhaps of several words such as {@code sudo service}
   */
  static List<String> service(String service, String... arguments) {
    List<String> words = new ArrayList<>(List.of(service.strip().split("\\s+")));
    words.addAll(List.of(arguments));
    return words;
  }
}
