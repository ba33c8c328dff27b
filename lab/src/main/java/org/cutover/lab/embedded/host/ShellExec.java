package org.cutover.lab.embedded.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs a command line as a login on a small machine would: a shell, few variables, its own home.
 */
final class ShellExec {
  private ShellExec() {}

  /** Runs the line to its end; a connection that is dropped ends it. */
  static int run(Path directory, String line, HostCommand.Streams streams)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(directory));
    Process process = builder.start();
    try {
      // The client may keep its side open for as long as it likes: nobody waits for its end.
      pump(streams.in(), process.getOutputStream(), true);
      Thread out = pump(process.getInputStream(), streams.out(), false);
      Thread err = pump(process.getErrorStream(), streams.err(), false);
      out.join();
      err.join();
      return process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  static Map<String, String> environment(Path directory) {
    Path java = Path.of(System.getProperty("java.home"), "bin");
    return Map.of(
        "PATH",
        java + ":" + directory.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin",
        "HOME",
        directory.toString(),
        "USER",
        EmbeddedHost.USER,
        "LOGNAME",
        EmbeddedHost.USER,
        "LANG",
        "C.UTF-8");
  }

  private static Thread pump(InputStream from, OutputStream to, boolean close) {
    Thread thread =
        new Thread(
            () -> {
              try {
                byte[] buffer = new byte[8192];
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                  to.write(buffer, 0, n);
                  to.flush();
                }
                if (close) {
                  to.close();
                }
              } catch (IOException ended) {
                // The other side has ended; so does the copying.
              }
            },
            "pump");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
