package org.cutover.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.lab.fault.Faults;

/** A lab that is up: everything else is done through its inventory, as on any machines. */
public interface Lab extends AutoCloseable {
  /** The inventory of its machines. */
  Path inventory();

  /** What the servers log to, as files on this machine; empty where the lab cannot tell. */
  List<Path> logs();

  /**
   * What each host has used so far, read as the stream comes to it; empty where the lab cannot
   * tell.
   */
  Stream<HostUse> use();

  /**
   * The words that run a command as on the lab's control host. A lab whose control host is this
   * machine gives the command back as it is.
   */
  default List<String> onControlHost(List<String> command) {
    return command;
  }

  /** The faults that can be made in it; empty where none can. */
  default Optional<Faults> faults() {
    return Optional.empty();
  }

  /** What a result has to be read with: the kind of lab, versions, limits. */
  JsonNode description();

  /** Takes it down; nothing of it remains. */
  @Override
  void close();
}
