package org.cutover.deployer.operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives of a small shop. */
public final class TestReleases {
  private TestReleases() {}

  /** Its release.yml. */
  public static String description(String version, boolean price) {
    String table = "item_v" + version.replaceAll("[^0-9]", "_").replaceAll("_+$", "");
    return """
        schema: 1
        name: shop
        version: %s
        start: ["true"]
        health: /health
        table:
          name: %s
          create: "CREATE TABLE %s (id text PRIMARY KEY, name text, note text%s)"
          mapping: {%s}
        smokeTests:
          - {request: "GET /version", status: 200, json: [{pointer: /version, equals: "%s"}]}
          - {request: "GET /item", status: 200, json: [{pointer: /0/id, exists: true}]}
        """
        .formatted(
            version,
            table,
            table,
            price ? ", price int" : "",
            price ? "price: {default: 0}" : "",
            version);
  }

  /** Writes an archive and its checksum; returns the archive. */
  public static Path write(Path folder, String version, boolean price) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
        entry(tar, "release.yml", description(version, price));
        entry(tar, "lib/readme.txt", "nothing to see");
      }
      Path file = folder.resolve("shop-" + version + ".tar.gz");
      Files.write(file, bytes.toByteArray());
      Files.writeString(
          folder.resolve(file.getFileName() + ".sha256"),
          sha256(bytes.toByteArray()) + "  " + file.getFileName() + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entry(TarArchiveOutputStream tar, String name, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  /** A checksum in hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
