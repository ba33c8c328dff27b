package org.cutover.common.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.cutover.common.Durations;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a configuration file, read key by key. A missing or malformed value is noted as a
 * problem and a neutral placeholder is returned, so that one reading finds every problem; {@link
 * YamlFile} throws them together at the end. The optional getters return empty for an absent key
 * and for an explicit {@code null}.
 */
public final class YamlMap {
  private final String path;
  private final Node node;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final List<YamlMap> children = new ArrayList<>();

  YamlMap(String path, MappingNode node, Problems problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
          problems.add(key, "key '" + name(key.getValue()) + "' stands here a second time");
        }
        keys.put(key.getValue(), key);
      } else {
        problems.add(tuple.getKeyNode(), "a key should be plain text");
      }
    }
  }

  /** Demands {@code schema: 1}. */
  public void schema(int expected) {
    if (integer("schema", expected, expected) != expected) {
      problem("schema", "this version of Cutover reads schema " + expected);
    }
  }

  /** The keys of this mapping in file order, where they are names the user chose. */
  public List<String> names() {
    known.addAll(keys.keySet());
    return List.copyOf(keys.keySet());
  }

  /** Whether the key is there with a value other than null. */
  public boolean has(String key) {
    return value(key).isPresent();
  }

  /** A text that must be there; placeholder {@code ""}. */
  public String string(String key) {
    return required(key, optionalString(key), "");
  }

  /** A text that may be absent. */
  public Optional<String> optionalString(String key) {
    return value(key).flatMap(this::scalar);
  }

  /** A whole number in a range; placeholder {@code min}. */
  public int integer(String key, int min, int max) {
    return required(key, optionalInteger(key, min, max), min);
  }

  /** A whole number in a range that may be absent. */
  public Optional<Integer> optionalInteger(String key, int min, int max) {
    return optional(
        key,
        text -> {
          long number = whole(text);
          if (number < min || number > max) {
            throw new NumberFormatException();
          }
          return (int) number;
        },
        "should be a whole number from " + min + " to " + max);
  }

  /** A long that may be absent, such as a seed. */
  public Optional<Long> optionalLong(String key) {
    return optional(key, YamlMap::whole, "should be a whole number");
  }

  /** A decimal number of at least {@code min}; placeholder {@code min}. */
  public double decimal(String key, double min, double max) {
    return required(key, optionalDecimal(key, min, max), min);
  }

  /** A decimal number in a closed range that may be absent. */
  public Optional<Double> optionalDecimal(String key, double min, double max) {
    return optional(
        key,
        text -> {
          double number = Double.parseDouble(text);
          if (!(number >= min && number <= max)) {
            throw new NumberFormatException();
          }
          return number;
        },
        "should be a number from " + min + " to " + max);
  }

  /** {@code true} or {@code false}, or the default. */
  public boolean flag(String key, boolean absent) {
    return optional(
            key,
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException();
                },
            "should be true or false")
        .orElse(absent);
  }

  /** A duration that must be there; placeholder zero. */
  public Duration duration(String key) {
    return required(key, optionalDuration(key), Duration.ZERO);
  }

  /** A duration that may be absent. */
  public Optional<Duration> optionalDuration(String key) {
    return parsed(key, Durations::parse);
  }

  /**
   * A value of a kind of its own.
   *
   * @param parser throws IllegalArgumentException with a message that shows what is wrong
   */
  public <T> Optional<T> parsed(String key, Function<String, T> parser) {
    Optional<Node> value = value(key);
    Optional<String> text = value.flatMap(this::scalar);
    try {
      return text.map(parser);
    } catch (IllegalArgumentException e) {
      problems.add(value.orElseThrow(), name(key) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** One of a fixed set of words; placeholder: the first. */
  public String choice(String key, List<String> allowed, String absent) {
    String text = optionalString(key).orElse(absent);
    if (!allowed.contains(text)) {
      problem(key, "'" + text + "' is not known; allowed: " + String.join(", ", allowed));
      return allowed.get(0);
    }
    return text;
  }

  /** A list of texts, empty when absent. */
  public List<String> strings(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      scalar(item).ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  /** A mapping that must be there; placeholder: an empty one. */
  public YamlMap map(String key) {
    Optional<YamlMap> map = optionalMap(key);
    if (map.isEmpty()) {
      missing(key);
    }
    return map.orElseGet(() -> empty(key));
  }

  /** A mapping that may be absent. */
  public Optional<YamlMap> optionalMap(String key) {
    return value(key).flatMap(value -> child(name(key), value));
  }

  /** A list of mappings, empty when absent. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      child(name(key) + "[" + i + "]", items.get(i)).ifPresent(maps::add);
    }
    return List.copyOf(maps);
  }

  /**
   * A plain value as Java sees it (text, number, boolean, null, list, map), for free-form parts.
   */
  public Optional<Object> any(String key) {
    return value(key).map(YamlMap::plain);
  }

  /** Notes a problem with the value of a key (or, when it is absent, with this mapping). */
  public void problem(String key, String text) {
    known.add(key);
    problems.add(values.getOrDefault(key, node), name(key) + ": " + text);
  }

  void reportUnknownKeys() {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!known.contains(key.getKey())) {
        problems.add(
            key.getValue(),
            "unknown key '"
                + name(key.getKey())
                + "'"
                + Suggestion.of(key.getKey(), known)
                + "; allowed: "
                + String.join(", ", known));
      }
    }
    children.forEach(YamlMap::reportUnknownKeys);
  }

  /** Java itself would also take the digits of other scripts, which look alike and are none. */
  private static long whole(String text) {
    if (!text.matches("[+-]?[0-9]{1,19}")) {
      throw new NumberFormatException();
    }
    return Long.parseLong(text);
  }

  private <T> Optional<T> optional(String key, Function<String, T> parser, String expected) {
    Optional<Node> value = value(key);
    Optional<String> text = value.flatMap(this::scalar);
    try {
      return text.map(parser);
    } catch (IllegalArgumentException e) {
      problems.add(value.orElseThrow(), name(key) + ": '" + text.orElseThrow() + "' " + expected);
      return Optional.empty();
    }
  }

  private <T> T required(String key, Optional<T> value, T placeholder) {
    if (value.isEmpty()) {
      missing(key);
    }
    return value.orElse(placeholder);
  }

  private void missing(String key) {
    if (value(key).isEmpty()) {
      problems.add(node, "missing key '" + name(key) + "'");
    }
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key)).filter(value -> !isNull(value));
  }

  private List<Node> items(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(value.get(), name(key) + ": should be a list");
    return List.of();
  }

  private Optional<YamlMap> child(String childPath, Node value) {
    if (value instanceof MappingNode mapping) {
      YamlMap child = new YamlMap(childPath, mapping, problems);
      children.add(child);
      return Optional.of(child);
    }
    problems.add(value, childPath + ": should hold keys and values");
    return Optional.empty();
  }

  private YamlMap empty(String key) {
    MappingNode nothing =
        new MappingNode(Tag.MAP, List.of(), org.snakeyaml.engine.v2.common.FlowStyle.BLOCK);
    return new YamlMap(name(key), nothing, new Problems(java.nio.file.Path.of(name(key))));
  }

  private Optional<String> scalar(Node value) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problems.add(value, "should be a single value");
    return Optional.empty();
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isNull(Node value) {
    return value.getTag().equals(Tag.NULL);
  }

  private static Object plain(Node value) {
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(YamlMap::plain).toList();
    }
    if (value instanceof MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping
          .getValue()
          .forEach(t -> map.put(((ScalarNode) t.getKeyNode()).getValue(), plain(t.getValueNode())));
      return map;
    }
    String text = ((ScalarNode) value).getValue();
    if (value.getTag().equals(Tag.INT)) {
      return Long.valueOf(text);
    }
    if (value.getTag().equals(Tag.FLOAT)) {
      return Double.valueOf(text);
    }
    if (value.getTag().equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    return isNull(value) ? Optional.empty() : text;
  }
}
