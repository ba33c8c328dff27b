package org.cutover.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final String NO_JAVA =
      "cutover: no java found; install JDK 17 to 23, or set JAVA_HOME\n";

  @TempDir Path folder;

  @Test
  void shouldSayWhichJavaIsNeededWhenThereIsNone() throws Exception {
    assertThat(errors("")).isEqualTo(NO_JAVA);
  }

  @Test
  void shouldSayThatJavaHomeHoldsNoJava() throws Exception {
    assertThat(errors("/no/jdk"))
        .isEqualTo(
            "cutover: JAVA_HOME=/no/jdk has no bin/java; looking for java on the PATH\n" + NO_JAVA);
  }

  /** What the launcher says on a machine without Java, where it ends with 2. */
  private String errors(String javaHome) throws IOException, InterruptedException {
    Path dirname = folder.resolve("dirname");
    Files.writeString(dirname, "#!/bin/sh\nexec /usr/bin/dirname \"$@\"\n");
    Files.setPosixFilePermissions(dirname, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", Path.of("..", "cutover").toString(), "--version");
    builder.environment().put("PATH", folder.toString());
    builder.environment().put("JAVA_HOME", javaHome);
    Process process = builder.start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    return errors;
  }
}
