package org.cutover.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.common.DurableFiles;

/** The configuration that the node reads, filled in from templates. */
final class CassandraFiles {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");
  static final String YAML = "cassandra.yaml";
  static final String RACK = "cassandra-rackdc.properties";
  static final String LOGBACK = "logback.xml";

  private final Path folder;

  private CassandraFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes everything into the node's directory. */
  static CassandraFiles write(CassandraSettings settings) throws IOException {
    Path folder = settings.directory().resolve("conf");
    Files.createDirectories(settings.log().getParent());
    Files.createDirectories(settings.directory().resolve("tmp"));
    DurableFiles.write(folder.resolve(YAML), yaml(settings));
    DurableFiles.write(
        folder.resolve(RACK),
        fill(resource(RACK), Map.of("datacenter", settings.datacenter(), "rack", "rack1")));
    DurableFiles.write(folder.resolve(LOGBACK), resource(LOGBACK));
    return new CassandraFiles(folder);
  }

  static String yaml(CassandraSettings settings) {
    Map<String, String> values = new HashMap<>();
    values.put("address", settings.address());
    values.put("nativePort", Integer.toString(settings.nativePort()));
    values.put("storagePort", Integer.toString(settings.storagePort()));
    values.put("seeds", settings.address() + ":" + settings.storagePort());
    values.put("tokens", "num_tokens: 16");
    values.put("hints", "false");
    values.put("directory", escaped(settings.directory()));
    values.putAll(timeouts(settings.timeouts()));
    values.put("memtableMegabytes", Integer.toString(settings.heapMegabytes() / 8));
    return fill(resource(YAML), values);
  }

  static Map<String, String> timeouts(CassandraTimeouts timeouts) {
    return Map.of(
        "readTimeout", timeouts.read().toMillis() + "ms",
        "rangeTimeout", timeouts.range().toMillis() + "ms",
        "writeTimeout", timeouts.write().toMillis() + "ms");
  }

  /** The options that tell the node's Java where its files are. */
  List<String> options() {
    return List.of(
        "-Dcassandra.config=" + folder.resolve(YAML).toUri(),
        "-Dcassandra-rackdc.properties=" + folder.resolve(RACK).toUri(),
        "-Dlogback.configurationFile=" + folder.resolve(LOGBACK));
  }

  /** The options that do not depend on the settings. */
  static List<String> fixedOptions() {
    return resource("jvm.options").lines().filter(line -> line.startsWith("-")).toList();
  }

  /** Replaces every placeholder; one that has no value is a defect. */
  static String fill(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalStateException("no value for " + match.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  static String resource(String name) {
    try (InputStream in = CassandraFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + name + " cannot be read", e);
    }
  }
}
