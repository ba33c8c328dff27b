package org.cutover.sample;

import java.util.EnumMap;
import java.util.Map;

/**
 * An item.
 *
 * @param id its key
 * @param values of the fields that its version has; a text or an integer each
 */
record Item(String id, Map<Field, Object> values) {
  Item {
    values = Map.copyOf(values);
  }

  /** This item with some values replaced. */
  Item with(Map<Field, Object> changes) {
    Map<Field, Object> merged = new EnumMap<>(Field.class);
    merged.putAll(values);
    merged.putAll(changes);
    return new Item(id, merged);
  }
}
