package org.cutover.lab.embedded.balancer;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real one, where it is installed: it keeps the conformance test honest. */
class HaproxyRuntimeApiIT extends RuntimeApiConformance {
  @TempDir Path folder;

  @BeforeAll
  static void findHaproxy() {
    HaproxyProcess.assumeInstalled();
  }

  @Override
  AutoCloseable start(BalancerConfig config) throws Exception {
    return HaproxyProcess.start(folder, config);
  }
}
