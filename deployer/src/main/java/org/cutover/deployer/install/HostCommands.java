package org.cutover.deployer.install;

import java.util.ArrayList;
import java.util.List;

/** The commands that an application host is given, as words. Pure. */
final class HostCommands {
  /** Checks the archive, unpacks it beside its final place and moves it there. */
  private static final String UNPACK =
      """
      set -eu
      archive=$1 sum=$2 folder=$3 partial=$3.partial
      found=$( { sha256sum -- "$archive" 2>/dev/null || shasum -a 256 -- "$archive"; } | cut -c1-64)
      [ "$found" = "$sum" ] || { echo "SHA-256 of $archive is $found, not $sum" >&2; exit 3; }
      rm -rf -- "$partial"
      mkdir -p -- "$partial"
      tar -xzf "$archive" -C "$partial"
      printf '%s\\n' "$sum" > "$partial/.sha256"
      rm -rf -- "$folder"
      mv -- "$partial" "$folder"
      rm -f -- "$archive"
      """;

  private HostCommands() {}

  static List<String> prepare(String base) {
    return List.of("mkdir", "-p", "--", base + "/incoming", base + "/releases");
  }

  static List<String> unpack(String archive, String sha256, String folder) {
    return List.of("sh", "-c", UNPACK, "unpack", archive, sha256, folder);
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
