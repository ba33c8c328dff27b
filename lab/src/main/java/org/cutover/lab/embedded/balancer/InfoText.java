package org.cutover.lab.embedded.balancer;

/** The output of {@code show info}: the lines that mean something here, in HAProxy's order. */
final class InfoText {
  private InfoText() {}

  static String text(Backend backend) {
    long seconds = backend.now() / 1000;
    int running = backend.servers().stream().mapToInt(s -> s.counters().current()).sum();
    long requests = backend.servers().stream().mapToLong(s -> s.counters().requests()).sum();
    return String.join(
        "\n",
        "Name: HAProxy",
        "Version: 2.6.0-cutover-embedded",
        "Nbthread: 1",
        "Nbproc: 1",
        "Process_num: 1",
        "Pid: " + ProcessHandle.current().pid(),
        "Uptime: " + uptime(seconds),
        "Uptime_sec: " + seconds,
        "CurrConns: " + running,
        "CumReq: " + requests,
        "Stopping: 0",
        "",
        "");
  }

  private static String uptime(long seconds) {
    return "%dd %dh%02dm%02ds"
        .formatted(seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
  }
}
