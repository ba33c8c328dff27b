package org.cutover.lab.classdata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The Java of this process, by which other programs are started, too. */
final class Java {
  private static final int LIMIT_SECONDS = 20;

  private Java() {}

  static Path executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** What an archive must have been made by. */
  static String identity() {
    return String.join(
        "|",
        System.getProperty("java.vm.vendor"),
        System.getProperty("java.vm.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.home"));
  }

  /** Whether a Java that must not do without an archive starts with this one. */
  static boolean accepts(Path archive, String jar, Path directory)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                executable().toString(),
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+UseSerialGC",
                "-cp",
                jar,
                "-version")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
