package org.cutover.lab.embedded.balancer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The real HAProxy, where it is installed. */
final class HaproxyProgram {
  private HaproxyProgram() {}

  static Optional<Path> find() {
    return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy")
        .map(Path::of)
        .filter(Files::isExecutable)
        .filter(HaproxyProgram::isVersion26)
        .findFirst();
  }

  private static boolean isVersion26(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "-v").start();
      byte[] out = process.getInputStream().readAllBytes();
      return new String(out, StandardCharsets.UTF_8).startsWith("HAProxy version 2.6.");
    } catch (IOException e) {
      return false;
    }
  }
}
