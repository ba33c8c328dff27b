package org.cutover.lab.containers.config;

import java.util.Locale;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.Limits;
import org.cutover.lab.containers.topology.ServerHost;

/** A lab's hosts as whoever makes machines for them has to know them. */
public final class MachinesText {
  private MachinesText() {}

  /** The text of {@code machines.yml}; what is not limited is {@code null}. */
  public static String of(Layout layout) {
    StringBuilder text =
        new StringBuilder("schema: 1\nnetwork: %s\nmachines:\n".formatted(layout.subnet()));
    layout.hosts().forEach(host -> text.append(line(layout, host)));
    return text.toString();
  }

  private static String line(Layout layout, ServerHost host) {
    Limits limits = layout.topology().limits().get(host.type());
    return String.format(
        Locale.ROOT,
        "  - {name: %s, type: %s, address: %s, cpus: %s, memoryMegabytes: %s}\n",
        host.name(),
        host.type().target(),
        host.address(),
        limits.cpus().map(cpus -> Integer.toString((int) Math.ceil(cpus))).orElse("null"),
        limits.memoryMegabytes().map(String::valueOf).orElse("null"));
  }
}
