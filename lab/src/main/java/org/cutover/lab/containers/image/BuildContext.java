package org.cutover.lab.containers.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes into the images.
 *
 * @param description the folder with the Containerfile
 * @param cassandra the folder with Cassandra's jars
 */
record BuildContext(Path description, Path cassandra) {
  private static final List<String> PARTS = List.of("Containerfile", "provision", "files");
  private static final int SHORT = 12;

  /** A short name for exactly this content. */
  String digest(String base) throws IOException {
    MessageDigest digest = sha256();
    digest.update(base.getBytes(StandardCharsets.UTF_8));
    for (String part : PARTS) {
      for (Path file : files(description.resolve(part))) {
        digest.update(description.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    for (Path jar : files(cassandra)) {
      digest.update((jar.getFileName() + " " + Files.size(jar)).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
  }

  /** Puts everything into one folder, as engines want it. */
  void copyTo(Path folder) throws IOException {
    for (String part : PARTS) {
      for (Path file : files(description.resolve(part))) {
        copy(file, folder.resolve(description.relativize(file)));
      }
    }
    for (Path jar : files(cassandra)) {
      copy(jar, folder.resolve("cassandra").resolve(jar.getFileName()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static List<Path> files(Path start) throws IOException {
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
