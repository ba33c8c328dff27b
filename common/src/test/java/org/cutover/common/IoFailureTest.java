package org.cutover.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoFailureTest {
  @Test
  void shouldGiveTheReasonWithoutJavasClassNames() {
    assertThat(IoFailure.reason(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(IoFailure.reason(new AccessDeniedException("/a/b")))
        .isEqualTo("/a/b: permission denied");
    assertThat(IoFailure.reason(new FileSystemException("/a", "/b", "Invalid cross-device link")))
        .isEqualTo("/a -> /b: Invalid cross-device link");
  }

  @Test
  void shouldSayOfAFileThatIsNotThere(@TempDir Path folder) {
    Path file = folder.resolve("absent");
    IOException failure = catchThrowableOfType(IOException.class, () -> Files.size(file));
    assertThat(IoFailure.reason(failure)).isEqualTo(file + ": does not exist");
  }

  @Test
  void shouldNameTheKindOfAFailureThatSaysNothing() {
    assertThat(IoFailure.reason(new EOFException())).isEqualTo("EOFException");
  }
}
