package org.cutover.lab.embedded.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Keys for one lab: made when it comes up, of no value anywhere else. */
public final class SshKeys {
  private SshKeys() {}

  /** Makes a key pair of a kind that every SSH client knows. */
  public static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make an elliptic curve key", e);
    }
  }

  /** Writes a private key in OpenSSH's format, readable by its owner only. */
  public static void writePrivate(Path file, KeyPair key) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "cutover lab", null, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key cannot be written", e);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, text.toByteArray());
  }

  /** A line of {@code known_hosts}. */
  public static String knownHost(int port, PublicKey hostKey) {
    return "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(hostKey) + "\n";
  }
}
