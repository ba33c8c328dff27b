package org.cutover.cassandra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;

/** The words that start the node. */
final class CassandraCommand {
  /** Cassandra 5 installs a security manager, which Java refuses from this version on. */
  private static final int FIRST_JAVA_WITHOUT_SECURITY_MANAGER = 24;

  private CassandraCommand() {}

  /**
   * The words.
   *
   * @param java the Java executable
   * @param javaVersion its feature release, such as 17
   */
  static List<String> words(
      CassandraSettings settings, List<String> fileOptions, Path java, int javaVersion) {
    if (javaVersion >= FIRST_JAVA_WITHOUT_SECURITY_MANAGER) {
      throw new CutoverException(
          ExitCode.LAB,
          "Cassandra 5 needs Java 17 to 23, this is Java "
              + javaVersion
              + "; set JAVA_HOME to a JDK 17");
    }
    List<String> words = new ArrayList<>();
    words.add(java.toString());
    words.add("-Xms" + Math.min(128, settings.heapMegabytes()) + "m");
    words.add("-Xmx" + settings.heapMegabytes() + "m");
    words.add("-XX:MaxDirectMemorySize=128m");
    words.addAll(CassandraFiles.fixedOptions());
    if (javaVersion > 17) {
      words.add("-Djava.security.manager=allow");
    }
    words.add("-javaagent:" + CassandraLibraries.agent(settings.libraries()));
    words.addAll(fileOptions);
    words.add("-Dcassandra.logdir=" + settings.log().getParent());
    words.add("-Dcassandra.storagedir=" + settings.directory());
    words.add("-Djava.io.tmpdir=" + settings.directory().resolve("tmp"));
    words.addAll(List.of("-cp", settings.libraries().resolve("*").toString()));
    words.add("org.apache.cassandra.service.CassandraDaemon");
    return List.copyOf(words);
  }
}
