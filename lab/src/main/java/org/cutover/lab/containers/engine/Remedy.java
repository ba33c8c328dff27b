package org.cutover.lab.containers.engine;

import java.util.List;
import java.util.regex.Pattern;

/** What mends a fault of an engine, told from its complaint. Pure. */
final class Remedy {
  /** The first that matches counts. */
  private static final List<Remedy> KNOWN =
      List.of(
          new Remedy(
              "could not find \"netavark\"",
              "Podman finds no netavark, which makes its networks",
              "netavark iptables"),
          // Netavark 1.4 does not say what it looked for; it calls no other program.
          new Remedy(
              "netavark: No such file or directory",
              "netavark finds no iptables, by which it routes packets",
              "iptables"),
          new Remedy(
              "OCI runtime .*not found", "the program that starts containers is missing", "runc"),
          new Remedy(
              "working conmon binary",
              "Podman finds no conmon, which watches its containers",
              "conmon"),
          new Remedy(
              "cgroups in hybrid mode not supported",
              "crun refuses this machine's control groups, and there is no runc",
              "runc"));

  private final Pattern complaint;
  private final String cause;
  private final String packages;

  private Remedy(String complaint, String cause, String packages) {
    this.complaint = Pattern.compile(complaint);
    this.cause = cause;
    this.packages = packages;
  }

  /** The complaint, with its cause and the packages that mend it where they are known. */
  static String added(String complaint) {
    return KNOWN.stream()
        .filter(remedy -> remedy.complaint.matcher(complaint).find())
        .findFirst()
        .map(
            it ->
                complaint.replaceFirst("\\.$", "")
                    + "; "
                    + it.cause
                    + ": apt-get install "
                    + it.packages)
        .orElse(complaint);
  }
}
