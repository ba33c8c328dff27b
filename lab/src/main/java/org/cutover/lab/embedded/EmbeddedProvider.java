package org.cutover.lab.embedded;

import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.common.terminal.Terminal;
import org.cutover.lab.Home;
import org.cutover.lab.Lab;
import org.cutover.lab.LabProvider;
import org.cutover.lab.embedded.daemon.Machine;
import org.cutover.lab.embedded.daemon.Requirements;

/** Labs on loopback, which need nothing but Java. */
public final class EmbeddedProvider implements LabProvider {
  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public void check(Home home) {
    List<String> missing = Requirements.missing(machine(home));
    if (!missing.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", missing));
    }
  }

  /** What this machine lacks and what will work less well, for {@code lab doctor}. */
  public static Machine machine(Home home) {
    return Machine.inspect(home.labs(), home.cassandraLibrary());
  }

  @Override
  public Lab up(Home home, Terminal terminal) {
    // Named after the process, so that several runs at once do not meet.
    Path state = home.labs().resolve("run-" + ProcessHandle.current().pid());
    return EmbeddedLab.up(
        state,
        home.cassandraLibrary(),
        EmbeddedLab.Life.LEASHED,
        line -> terminal.status("lab: " + line));
  }
}
