package org.cutover.deployer.operation;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who this process is, for the lock. */
final class LocalProcess {
  private LocalProcess() {}

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  static String user() {
    return System.getProperty("user.name", "unknown");
  }

  static long process() {
    return ProcessHandle.current().pid();
  }
}
