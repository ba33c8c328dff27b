package org.cutover.deployer.strategy;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;

/** The strategies there are: one line each. */
public final class Strategies {
  private Strategies() {}

  /**
   * The strategy of that name.
   *
   * @throws CutoverException that lists the known ones
   */
  public static Strategy named(String name) {
    Map<String, Strategy> known =
        Stream.<Strategy>of(new BlueGreen())
            .collect(
                Collectors.toMap(Strategy::name, Function.identity(), (a, b) -> a, TreeMap::new));
    if (!known.containsKey(name)) {
      throw CutoverException.usage(
          "no strategy '" + name + "'; known: " + String.join(", ", known.keySet()));
    }
    return known.get(name);
  }
}
