package org.cutover.lab;

import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.lab.containers.ContainersProvider;
import org.cutover.lab.embedded.EmbeddedProvider;

/** The kinds of lab there are: one line each. */
public final class Labs {
  private static final List<LabProvider> PROVIDERS =
      List.of(new EmbeddedProvider(), new ContainersProvider());

  private Labs() {}

  /**
   * The provider of a kind of lab.
   *
   * @throws CutoverException with exit code 2 if there is none; the message names those there are
   */
  public static LabProvider of(String name) {
    return PROVIDERS.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CutoverException.usage(
                    "lab '" + name + "' is not known; there are: " + String.join(", ", names())));
  }

  /** The words for the kinds there are. */
  public static List<String> names() {
    return PROVIDERS.stream().map(LabProvider::name).sorted().toList();
  }
}
