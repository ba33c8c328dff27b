package org.cutover.deployer.ssh;

import java.io.File;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/** Accepts exactly the keys of a known_hosts file, and remembers why it refused one. */
final class KnownHosts extends OpenSSHKnownHosts {
  private volatile String refusal;

  KnownHosts(File file) throws IOException {
    super(file);
  }

  /** Why a key was refused, or null. */
  String refusal() {
    return refusal;
  }

  @Override
  protected boolean hostKeyUnverifiableAction(String host, PublicKey key) {
    // The host is named as the file names it, with its port; the usual port adds nothing to it.
    List<String> known = findExistingAlgorithms(host, SSHClient.DEFAULT_PORT);
    refusal =
        known.isEmpty()
            ? host + ": unknown host key " + name(key) + "; if it is right, add it to " + getFile()
            : host
                + ": offers the host key "
                + name(key)
                + ", of another kind than "
                + getFile()
                + " has ("
                + String.join(", ", new TreeSet<>(known))
                + "); somebody may be listening in";
    return false;
  }

  @Override
  protected boolean hostKeyChangedAction(String host, PublicKey key) {
    refusal =
        host
            + ": host key changed to "
            + name(key)
            + ", another than "
            + getFile()
            + " has; somebody may be listening in, else correct that file";
    return false;
  }

  /** Kind and fingerprint, as {@code ssh-keygen -l} shows them. */
  private static String name(PublicKey key) {
    byte[] encoded = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      String text = Base64.getEncoder().withoutPadding().encodeToString(digest);
      return KeyType.fromKey(key) + " SHA256:" + text;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
