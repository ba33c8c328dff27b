package org.cutover.deployer.release;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.common.yaml.YamlFile;
import org.cutover.common.yaml.YamlMap;

/** Reads {@code release.yml}. */
public final class ReleaseFile {
  private ReleaseFile() {}

  /**
   * Reads a release's description from a file.
   *
   * @throws org.cutover.common.CutoverException with exit code 2 and one line a problem
   */
  public static Release read(Path file) {
    return YamlFile.read(file, ReleaseFile::release);
  }

  /** As {@link #read}, of a text; {@code file} is only the name that messages give it. */
  public static Release parse(Path file, String text) {
    return YamlFile.parse(file, text, ReleaseFile::release);
  }

  private static Release release(YamlMap map) {
    map.schema(1);
    List<String> start = map.strings("start");
    if (start.isEmpty()) {
      map.problem("start", "the words of a command are needed, such as [\"java\", \"-jar\", …]");
    }
    return new Release(
        word(map, "name"),
        word(map, "version"),
        start,
        map.string("health"),
        table(map.map("table")),
        map.maps("smokeTests").stream().map(ReleaseFile::smokeTest).toList());
  }

  private static String word(YamlMap map, String key) {
    String text = map.string(key);
    if (!text.isEmpty() && !text.matches("[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}")) {
      map.problem(key, "'" + text + "' should be letters, digits, _ . + - (at most 64)");
    }
    return text;
  }

  private static Release.Table table(YamlMap map) {
    String name = map.string("name");
    if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]{0,47}")) {
      map.problem("name", "'" + name + "' should be lower-case letters, digits and _ (at most 48)");
    }
    Release.Rows rows =
        map.choice("rows", List.of("insert", "upsert"), "insert").equals("insert")
            ? Release.Rows.INSERT
            : Release.Rows.UPSERT;
    return new Release.Table(name, map.string("create"), rows, mapping(map));
  }

  private static Map<String, Release.Filling> mapping(YamlMap table) {
    Map<String, Release.Filling> mapping = new LinkedHashMap<>();
    table
        .optionalMap("mapping")
        .ifPresent(
            map -> {
              for (String column : map.names()) {
                YamlMap entry = map.map(column);
                Release.Filling filling =
                    new Release.Filling(entry.optionalString("from"), entry.any("default"));
                if (filling.from().isPresent() == filling.constant().isPresent()) {
                  map.problem(column, "give either 'from' or 'default'");
                }
                mapping.put(column, filling);
              }
            });
    return mapping;
  }

  private static Release.SmokeTest smokeTest(YamlMap map) {
    String request = map.string("request");
    String[] words = request.split(" ", -1);
    boolean sound =
        words.length == 2 && words[0].matches("[A-Z]{1,16}") && words[1].startsWith("/");
    if (!sound && !request.isEmpty()) {
      map.problem("request", "'" + request + "' should be a method and a path, such as GET /item");
    }
    return new Release.SmokeTest(
        sound ? words[0] : "GET",
        sound ? words[1] : "/",
        map.integer("status", 100, 599),
        map.maps("json").stream().map(ReleaseFile::check).toList());
  }

  private static Release.JsonCheck check(YamlMap map) {
    String pointer = map.string("pointer");
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      map.problem("pointer", "'" + pointer + "' should start with / (JSON Pointer)");
    }
    Optional<Boolean> exists =
        map.has("exists") ? Optional.of(map.flag("exists", true)) : Optional.empty();
    Release.JsonCheck check =
        new Release.JsonCheck(
            pointer, map.any("equals"), exists, map.optionalInteger("size", 0, Integer.MAX_VALUE));
    if (check.equalTo().isEmpty() && check.exists().isEmpty() && check.size().isEmpty()) {
      map.problem("pointer", "give one of equals, exists, size");
    }
    return check;
  }
}
