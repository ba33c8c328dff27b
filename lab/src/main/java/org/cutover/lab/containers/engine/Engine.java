package org.cutover.lab.containers.engine;

import java.util.Optional;

/**
 * An engine as it works on this machine.
 *
 * @param program {@code podman} or {@code docker}
 * @param runtime the runtime to name, where the engine's own choice does not work
 * @param openFiles the most files a process may be allowed to have open
 * @param processes the most processes a user may be allowed
 */
public record Engine(String program, Optional<String> runtime, long openFiles, long processes) {
  /** Whether it is Podman. */
  public boolean podman() {
    return program.equals("podman");
  }

  /** With another runtime. */
  Engine with(Optional<String> other) {
    return new Engine(program, other, openFiles, processes);
  }

  /** For people, such as {@code podman with runc}. */
  @Override
  public String toString() {
    return program + runtime.map(name -> " with " + name).orElse("");
  }
}
