package org.cutover.lab;

import java.nio.file.Path;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.lab.containers.ContainersProvider;
import org.cutover.lab.embedded.EmbeddedProvider;
import org.cutover.lab.machines.MachinesProvider;

/** The kinds of lab there are: one line each. */
public final class Labs {
  private static final List<LabProvider> PROVIDERS =
      List.of(new EmbeddedProvider(), new ContainersProvider());

  private Labs() {}

  /**
   * The provider of a kind of lab, or of the machines in an inventory file.
   *
   * @param name a word, or the path of a file that ends in {@code .yml} or {@code .yaml}
   * @throws CutoverException with exit code 2 if there is none; the message names those there are
   */
  public static LabProvider of(String name) {
    if (MachinesProvider.isMeantBy(name)) {
      return new MachinesProvider(Path.of(name));
    }
    return PROVIDERS.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "lab '"
                        + name
                        + "' is not known; there are: "
                        + String.join(", ", names())
                        + ", and the path of an inventory.yml"));
  }

  /** The words for the kinds there are. */
  public static List<String> names() {
    return PROVIDERS.stream().map(LabProvider::name).sorted().toList();
  }
}
