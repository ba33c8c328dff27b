package org.cutover.deployer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cutover.common.CutoverException;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.operation.TestReleases;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.deployer.release.ReleaseParts;
import org.cutover.deployer.ssh.SshHost;
import org.cutover.deployer.ssh.TestSshServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real SSH, with the host's own tar and sha256sum. */
@Timeout(60)
class InstallerIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final byte[] LIBRARY = random(1, 2 << 20);
  private static final Optional<String> BEFORE = Optional.of("shop-1.0.0");

  @TempDir Path folder;
  private TestSshServer server;
  private SshHost host;
  private Installer installer;

  @BeforeEach
  void connect() throws IOException {
    KeyPair client = TestSshServer.newKey();
    server = new TestSshServer(client, line -> null);
    Inventory.Ssh ssh =
        new Inventory.Ssh(
            "deploy",
            TestSshServer.write(folder.resolve("key"), client),
            Files.writeString(folder.resolve("known_hosts"), server.knownHost()));
    host = SshHost.connect(server.endpoint(), ssh, LIMIT);
    Inventory.Application application =
        new Inventory.Application(
            server.endpoint(),
            folder.resolve("base").toString(),
            "127.0.0.1",
            1,
            Optional.empty(),
            "/health",
            "true");
    installer = new Installer(host, application, LIMIT);
  }

  @AfterEach
  void disconnect() throws IOException {
    host.close();
    server.close();
  }

  private static byte[] random(int seed, int bytes) {
    byte[] contents = new byte[bytes];
    new Random(seed).nextBytes(contents);
    return contents;
  }

  private ReleaseArchive archive(String version, Map<String, byte[]> files) throws IOException {
    return archive(version, files, Optional.empty());
  }

  private ReleaseArchive archive(
      String version, Map<String, byte[]> files, Optional<TarArchiveEntry> extra)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      add(
          tar,
          "./release.yml",
          TestReleases.description(version, true).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        add(tar, file.getKey(), file.getValue());
      }
      if (extra.isPresent()) {
        tar.putArchiveEntry(extra.get());
        tar.closeArchiveEntry();
      }
    }
    Path file = folder.resolve("shop-" + version + ".tar.gz");
    Files.write(file, bytes.toByteArray());
    Files.writeString(
        folder.resolve(file.getFileName() + ".sha256"),
        TestReleases.sha256(bytes.toByteArray()) + "\n");
    return ReleaseArchive.open(file);
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] contents)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(contents.length);
    entry.setMode(0640);
    entry.setModTime(1_700_000_000_000L);
    tar.putArchiveEntry(entry);
    tar.write(contents);
    tar.closeArchiveEntry();
  }

  private Path release(String version) {
    return folder.resolve("base/releases/shop-" + version);
  }

  private Map<String, ?> install(ReleaseArchive archive) {
    Map<String, ?> done;
    try (ReleaseParts parts = new ReleaseParts(archive)) {
      done = installer.install(parts, BEFORE);
    }
    assertThat(installer.installed(archive)).isTrue();
    return done;
  }

  @Test
  void shouldSendOnlyWhatTheReleaseBeforeDoesNotHave() throws IOException {
    install(archive("1.0.0", Map.of("lib/big.jar", LIBRARY)));
    Path old = release("1.0.0").resolve("lib/big.jar");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.from(Instant.EPOCH));

    Map<String, ?> done =
        install(archive("2.0.0", Map.of("lib/big.jar", LIBRARY, "app.js", random(2, 100))));

    assertThat(done.get("reused")).isEqualTo(1);
    assertThat((Long) done.get("sent")).isLessThan(10_000);
    Path copied = release("2.0.0").resolve("lib/big.jar");
    assertThat(copied).hasBinaryContent(LIBRARY);
    assertThat(release("2.0.0").resolve("app.js")).hasBinaryContent(random(2, 100));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copied)))
        .as("as the archive says")
        .isEqualTo("rw-r-----");
    assertThat(Files.getLastModifiedTime(copied).toMillis()).isEqualTo(1_700_000_000_000L);
    Files.write(old, new byte[] {1});
    assertThat(copied).as("a file of its own").hasBinaryContent(LIBRARY);
  }

  @Test
  void shouldSendAllWhereAFileDiffersOrIsSmallOrOnlyAFewAreTheSame() throws IOException {
    install(
        archive("1.0.0", Map.of("a.jar", random(3, 2 << 20), "b.jar", LIBRARY, "c", new byte[9])));
    byte[] other = random(4, 2 << 20);
    byte[] more = random(5, 3 << 20);
    ReleaseArchive archive =
        archive("2.0.0", Map.of("a.jar", other, "b.jar", LIBRARY, "c", new byte[9], "d", more));
    Map<String, ?> done = install(archive);
    assertThat(done.get("reused")).isEqualTo(0);
    assertThat(done.get("sent")).isEqualTo(Files.size(archive.file()));
    assertThat(release("2.0.0").resolve("a.jar")).hasBinaryContent(other);
    assertThat(release("2.0.0").resolve("d")).hasBinaryContent(more);
  }

  @Test
  void shouldSendAllWhereAHardLinkNeedsTheFile() throws IOException {
    install(archive("1.0.0", Map.of("big.jar", LIBRARY)));
    TarArchiveEntry link = new TarArchiveEntry("also.jar", TarConstants.LF_LINK);
    link.setLinkName("big.jar");
    install(archive("2.0.0", Map.of("big.jar", LIBRARY), Optional.of(link)));
    assertThat(release("2.0.0").resolve("also.jar")).hasBinaryContent(LIBRARY);
  }

  @Test
  void shouldNotBeInstalledWhenAFileChangesOnTheWay() throws IOException {
    ReleaseArchive first = archive("1.0.0", Map.of("big.jar", LIBRARY));
    install(first);
    ReleaseArchive next = archive("2.0.0", Map.of("big.jar", LIBRARY));
    Files.write(release("1.0.0").resolve("big.jar"), Arrays.copyOf(LIBRARY, LIBRARY.length - 1));
    host.change(HostCommands.prepare(folder.resolve("base").toString()), LIMIT);
    Path rest = folder.resolve("base/incoming/rest");
    Files.copy(first.file(), rest);
    assertThat(
            host.change(
                    HostCommands.unpack(
                        rest.toString(),
                        first.sha256(),
                        release("2.0.0").toString(),
                        next.sha256(),
                        release("1.0.0").toString(),
                        next.contents().large()),
                    LIMIT)
                .complaint())
        .contains("exit code 3: SHA-256 of ")
        .contains("2.0.0.partial/big.jar");
    assertThat(installer.installed(next)).isFalse();
  }

  @Test
  void shouldRefuseAReleaseThatIsNoName() throws IOException {
    ReleaseArchive archive = archive("2.0.0", Map.of("big.jar", LIBRARY));
    assertThatThrownBy(() -> installer.install(new ReleaseParts(archive), Optional.of("../etc")))
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining("'../etc' is no release");
  }
}
