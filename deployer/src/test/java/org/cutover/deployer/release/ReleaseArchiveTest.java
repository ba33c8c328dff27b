package org.cutover.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.operation.TestReleases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseArchiveTest {
  @TempDir Path folder;

  private Path archive(TarArchiveEntry extra) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      byte[] text = TestReleases.description("2.0.0", true).getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry description = new TarArchiveEntry("./release.yml");
      description.setSize(text.length);
      tar.putArchiveEntry(description);
      tar.write(text);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(extra);
      tar.closeArchiveEntry();
    }
    return withChecksum(bytes.toByteArray());
  }

  private Path withChecksum(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("r.tar.gz"), bytes);
    Files.writeString(
        folder.resolve("r.tar.gz.sha256"), TestReleases.sha256(bytes) + "  r.tar.gz\n");
    return file;
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> ReleaseArchive.open(file))
        .isInstanceOfSatisfying(
            CutoverException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith(file + message);
  }

  @Test
  void shouldReadTheReleaseWhenTheArchiveIsSound() {
    Path file = TestReleases.write(folder, "2.0.0", true);
    ReleaseArchive archive = ReleaseArchive.open(file);
    assertThat(archive.release().id()).isEqualTo("shop-2.0.0");
    assertThat(archive.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void shouldAcceptLinksThatStayInside() throws IOException {
    TarArchiveEntry link = new TarArchiveEntry("lib/current", TarConstants.LF_SYMLINK);
    link.setLinkName("../app.jar");
    assertThat(ReleaseArchive.open(archive(link)).release().version()).isEqualTo("2.0.0");
  }

  @ParameterizedTest
  @CsvSource({"../evil", "a/../../evil", "lib/../..", "/etc/passwd"})
  void shouldRefuseEntriesThatLeaveTheFolder(String name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    assertRefused(archive(entry), ": entry '" + name);
  }

  @ParameterizedTest
  @CsvSource({"lib/x,../../etc,2", "x,/etc/passwd,2", "lib/x,../y,1", "x,..,2"})
  void shouldRefuseLinksThatLeaveTheFolder(String name, String target, int kind)
      throws IOException {
    TarArchiveEntry link =
        new TarArchiveEntry(name, kind == 2 ? TarConstants.LF_SYMLINK : TarConstants.LF_LINK);
    link.setLinkName(target);
    assertRefused(
        archive(link),
        ": entry '" + name + "' links to " + target + ", outside the release's folder");
  }

  @Test
  void shouldRefuseDevices() throws IOException {
    assertRefused(
        archive(new TarArchiveEntry("null", TarConstants.LF_CHR)),
        ": entry 'null' is neither file, folder nor link");
  }

  @Test
  void shouldRefuseACutOffArchive() throws IOException {
    byte[] whole = Files.readAllBytes(TestReleases.write(folder, "2.0.0", true));
    assertRefused(
        withChecksum(Arrays.copyOf(whole, whole.length - 20)), ": no sound .tar.gz archive: ");
    assertRefused(
        withChecksum("no archive".getBytes(StandardCharsets.UTF_8)), ": no sound .tar.gz");
  }

  @Test
  void shouldRefuseAChecksumThatDiffersOrIsMissing() throws IOException {
    Path file = TestReleases.write(folder, "2.0.0", true);
    Path checksum = folder.resolve("shop-2.0.0.tar.gz.sha256");
    Files.writeString(checksum, "0".repeat(64));
    assertRefused(file, ": its SHA-256 is ");
    Files.writeString(checksum, "nonsense");
    assertRefused(file, ".sha256: should begin with a SHA-256 (64 hex digits)");
    Files.delete(checksum);
    assertRefused(file, ".sha256: no readable checksum of the release");
  }

  @Test
  void shouldRefuseAnArchiveWithoutDescriptionOrThatIsNotThere() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new TarArchiveOutputStream(new GZIPOutputStream(bytes)).close();
    assertRefused(withChecksum(bytes.toByteArray()), ": has no release.yml at its top level");
    assertRefused(folder.resolve("none.tar.gz"), ": no readable release archive");
  }
}
