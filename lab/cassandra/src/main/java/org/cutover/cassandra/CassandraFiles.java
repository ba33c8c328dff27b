package org.cutover.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.common.DurableFiles;

/** The configuration that the node reads, filled in from templates. */
final class CassandraFiles {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");
  private static final String YAML = "cassandra.yaml";
  private static final String RACK = "cassandra-rackdc.properties";
  private static final String LOGBACK = "logback.xml";

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
        folder.resolve(RACK), fill(resource(RACK), Map.of("datacenter", settings.datacenter())));
    DurableFiles.write(folder.resolve(LOGBACK), resource(LOGBACK));
    return new CassandraFiles(folder);
  }

  static String yaml(CassandraSettings settings) {
    return fill(
        resource(YAML),
        Map.of(
            "address", settings.address(),
            "nativePort", Integer.toString(settings.nativePort()),
            "storagePort", Integer.toString(settings.storagePort()),
            "directory", escaped(settings.directory()),
            "readTimeout", settings.timeouts().read().toMillis() + "ms",
            "rangeTimeout", settings.timeouts().range().toMillis() + "ms",
            "writeTimeout", settings.timeouts().write().toMillis() + "ms",
            "memtableMegabytes", Integer.toString(settings.heapMegabytes() / 8)));
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

  private static String resource(String name) {
    try (InputStream in = CassandraFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + name + " cannot be read", e);
    }
  }
}
