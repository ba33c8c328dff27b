package org.cutover.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where items are kept. Every method may throw {@link HttpProblem} with status 503. */
interface ItemStore {
  /** All items, in an order of the store's own. */
  List<Item> list();

  Optional<Item> find(String id);

  /** Writes these fields of an item, which comes into being where there was none. */
  void write(String id, Map<Field, Object> values);

  void delete(String id);

  /** Returns when the store answers, at once if it has just done so. */
  void ping();
}
