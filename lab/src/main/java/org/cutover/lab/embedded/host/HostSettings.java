package org.cutover.lab.embedded.host;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One machine of the lab.
 *
 * @param name what its log lines call it
 * @param port where its SSH server listens, on loopback
 * @param directory everything that may be read or written through it lies here
 * @param hostKey what it proves its identity with
 * @param authorised the one key that may log in
 * @param forwarded the loopback ports that may be reached through it
 * @param application the application it runs, if it is an application host
 * @param programs its other commands
 */
public record HostSettings(
    String name,
    int port,
    Path directory,
    KeyPair hostKey,
    PublicKey authorised,
    Set<Integer> forwarded,
    Optional<ApplicationService> application,
    List<HostProgram> programs) {
  /** Copies the collections. */
  public HostSettings {
    programs = List.copyOf(programs);
    forwarded = Set.copyOf(forwarded);
  }
}
