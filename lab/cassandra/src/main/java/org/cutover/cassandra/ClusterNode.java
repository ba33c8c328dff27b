package org.cutover.cassandra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a cluster whose nodes all start at once, each on a host of its own, with Cassandra's
 * usual ports. Every node is a seed, so that none waits for another, and each holds one token, so
 * that all hold the same share of the rows.
 *
 * @param address where it listens
 * @param peers the addresses of all nodes, this one among them, in the same order everywhere
 * @param rack the nodes of different racks hold the copies of a row
 * @param heapMegabytes its heap, at least 192
 * @param allCompilers whether Java's second compiler is used, too
 */
public record ClusterNode(
    String address,
    List<String> peers,
    String datacenter,
    String rack,
    int heapMegabytes,
    boolean allCompilers,
    CassandraTimeouts timeouts) {
  /** Where it answers CQL. */
  public static final int NATIVE_PORT = 9042;

  private static final int STORAGE_PORT = 7000;
  private static final BigInteger FIRST_TOKEN = BigInteger.TWO.pow(63).negate();
  private static final BigInteger ALL_TOKENS = BigInteger.TWO.pow(64);

  /** Copies the list. */
  public ClusterNode {
    peers = List.copyOf(peers);
    if (!peers.contains(address)) {
      throw new IllegalArgumentException(address + " should be one of " + peers);
    }
  }

  /**
   * The configuration it reads, by file name.
   *
   * @param directory the folder of its data on its host
   */
  public Map<String, String> files(String directory) {
    Map<String, String> values = new HashMap<>();
    values.put("address", address);
    values.put("nativePort", Integer.toString(NATIVE_PORT));
    values.put("storagePort", Integer.toString(STORAGE_PORT));
    values.put("seeds", String.join(",", peers));
    values.put("tokens", "num_tokens: 1\ninitial_token: " + token());
    values.put("hints", "true");
    values.put("directory", directory);
    values.putAll(CassandraFiles.timeouts(timeouts));
    values.put("memtableMegabytes", Integer.toString(heapMegabytes / 8));
    return Map.of(
        CassandraFiles.YAML,
        CassandraFiles.fill(CassandraFiles.resource(CassandraFiles.YAML), values),
        CassandraFiles.RACK,
        CassandraFiles.fill(
            CassandraFiles.resource(CassandraFiles.RACK),
            Map.of("datacenter", datacenter, "rack", rack)),
        CassandraFiles.LOGBACK,
        CassandraFiles.resource(CassandraFiles.LOGBACK));
  }

  /** The nodes share the ring evenly. */
  BigInteger token() {
    return ALL_TOKENS
        .multiply(BigInteger.valueOf(peers.indexOf(address)))
        .divide(BigInteger.valueOf(peers.size()))
        .add(FIRST_TOKEN.add(BigInteger.ONE));
  }

  /**
   * The words that start it on its host, with Java 17.
   *
   * @param libraries the folder of Cassandra's jars there
   * @param agent the file name of the jar with which Cassandra measures its objects
   * @param conf the folder of {@link #files}
   * @param directory the folder of its data
   * @param log the folder of its log, and the log's name without {@code .log}
   */
  public List<String> command(
      String libraries, String agent, String conf, String directory, List<String> log) {
    List<String> words = new ArrayList<>(List.of("java"));
    words.add("-Xms" + heapMegabytes + "m");
    words.add("-Xmx" + heapMegabytes + "m");
    words.add("-XX:MaxDirectMemorySize=128m");
    CassandraFiles.fixedOptions().stream()
        // A node has to find what it wrote about itself after it was killed, and nodes that start
        // at once on few processors are silent for a while without being gone.
        .filter(option -> !option.startsWith("-Dcassandra.unsafesystem"))
        .filter(option -> !option.startsWith("-Dcassandra.ring_delay_ms"))
        .filter(option -> !allCompilers || !option.startsWith("-XX:TieredStopAtLevel"))
        .forEach(words::add);
    words.add("-javaagent:" + libraries + "/" + agent);
    words.add("-Dcassandra.config=file://" + conf + "/" + CassandraFiles.YAML);
    words.add("-Dcassandra-rackdc.properties=file://" + conf + "/" + CassandraFiles.RACK);
    words.add("-Dlogback.configurationFile=" + conf + "/" + CassandraFiles.LOGBACK);
    words.add("-Dcassandra.logdir=" + log.get(0));
    words.add("-Dcassandra.logname=" + log.get(1));
    words.add("-Dcassandra.storagedir=" + directory);
    words.add("-Djava.io.tmpdir=" + directory + "/tmp");
    words.addAll(List.of("-cp", libraries + "/*", "org.apache.cassandra.service.CassandraDaemon"));
    return List.copyOf(words);
  }
}
