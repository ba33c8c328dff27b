package org.cutover.deployer.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
  private static final int PORT = 2222;
  private static final String HOST = "[198.51.100.7]:2222";

  @TempDir Path folder;
  private final PublicKey ecdsa = TestSshServer.newKey().getPublic();
  private PublicKey rsa;
  private Path file;

  @BeforeEach
  void keys() throws GeneralSecurityException {
    EcdsaNames.register();
    rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    file = folder.resolve("known_hosts");
  }

  private KnownHosts known(String... lines) throws IOException {
    Files.writeString(file, String.join("", lines));
    return new KnownHosts(file.toFile());
  }

  private static String line(String host, PublicKey key) {
    return host + " " + PublicKeyEntry.toString(key) + "\n";
  }

  @Test
  void shouldNotAdviseToAddAKeyOfAnotherKindThanTheOneKnown() throws IOException {
    KnownHosts known = known(line(HOST, rsa));
    assertThat(known.verify("198.51.100.7", PORT, ecdsa)).isFalse();
    assertThat(known.refusal())
        .startsWith(HOST + ": offers the host key ecdsa-sha2-nistp256 SHA256:")
        .endsWith(
            ", of another kind than " + file + " has (ssh-rsa); somebody may be listening in");
  }

  @Test
  void shouldSayTheSameOfAHostOnTheUsualPort() throws IOException {
    KnownHosts known = known(line("198.51.100.7", rsa));
    assertThat(known.verify("198.51.100.7", 22, ecdsa)).isFalse();
    assertThat(known.refusal())
        .startsWith("198.51.100.7: offers the host key")
        .doesNotContain("add it");
  }

  @Test
  void shouldCallAHostUnknownOnlyWhenItIsNotListedAtAll() throws IOException {
    KnownHosts known = known(line("[198.51.100.8]:2222", rsa));
    assertThat(known.verify("198.51.100.7", PORT, ecdsa)).isFalse();
    assertThat(known.refusal())
        .startsWith(HOST + ": unknown host key ecdsa-sha2-nistp256 SHA256:")
        .endsWith("; if it is right, add it to " + file);
  }

  @Test
  void shouldAskForTheKindsThatAreKnown() throws IOException {
    KnownHosts known = known(line(HOST, rsa), line(HOST, ecdsa));
    assertThat(known.findExistingAlgorithms("198.51.100.7", PORT))
        .containsExactly("ssh-rsa", "ecdsa-sha2-nistp256");
    assertThat(known.verify("198.51.100.7", PORT, ecdsa)).isTrue();
    assertThat(known.verify("198.51.100.7", PORT, rsa)).isTrue();
  }
}
