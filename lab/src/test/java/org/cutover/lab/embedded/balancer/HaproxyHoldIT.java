package org.cutover.lab.embedded.balancer;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real one, where it is installed. The gate's socket has a name that only Linux knows. */
@EnabledOnOs(OS.LINUX)
class HaproxyHoldIT extends HoldConformance {
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
