package org.cutover.lab.embedded.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinedFilesTest {
  @TempDir Path folder;
  private Path home;
  private ConfinedFiles files;

  @BeforeEach
  void makeHome() throws Exception {
    home = Files.createDirectory(folder.toRealPath().resolve("home"));
    Files.createDirectory(folder.resolve("home-of-another"));
    files = ConfinedFiles.under(home);
  }

  @Test
  void shouldAllowAbsoluteAndRelativePathsWhenInside() throws Exception {
    assertThat(files.confined(home + "/releases/x")).isEqualTo(home.resolve("releases/x"));
    assertThat(files.confined("releases/./x")).isEqualTo(home.resolve("releases/x"));
    assertThat(files.confined(".")).isEqualTo(home);
  }

  @Test
  void shouldRefuseWhatLiesOutside() {
    for (String path : new String[] {"/etc/passwd", "../x", home + "/../x", home + "-of-another"}) {
      assertThatThrownBy(() -> files.confined(path)).isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void shouldRefuseALinkThatLeadsOut() throws Exception {
    Files.createSymbolicLink(home.resolve("out"), folder.resolve("home-of-another"));
    Files.createSymbolicLink(home.resolve("nowhere"), folder.resolve("missing"));
    assertThatThrownBy(() -> files.confined("out/file")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.confined("nowhere")).isInstanceOf(java.io.IOException.class);
  }

  @Test
  void shouldAllowALinkThatStaysInside() throws Exception {
    Files.createDirectory(home.resolve("real"));
    Files.createSymbolicLink(home.resolve("link"), home.resolve("real"));
    assertThat(files.confined("link/file")).isEqualTo(home.resolve("link/file"));
  }
}
