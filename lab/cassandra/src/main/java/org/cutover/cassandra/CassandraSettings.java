package org.cutover.cassandra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What kind of node to start, and where.
 *
 * @param libraries the folder with Cassandra's jars, see {@link CassandraLibraries}
 * @param directory where it keeps its data, its configuration and its log; used again, it keeps the
 *     data
 * @param address the loopback address that it listens on
 * @param nativePort where it answers CQL
 * @param storagePort where other nodes would reach it
 * @param datacenter the name of its data center
 * @param heapMegabytes the most heap it may take
 * @param timeouts of its requests
 * @param bootLimit how long it may take until it answers
 */
public record CassandraSettings(
    Path libraries,
    Path directory,
    String address,
    int nativePort,
    int storagePort,
    String datacenter,
    int heapMegabytes,
    CassandraTimeouts timeouts,
    Duration bootLimit) {
  /** Measured on JDK 17: classes, code, threads and buffers beside the heap. */
  private static final int BESIDE_THE_HEAP_MEGABYTES = 400;

  /** Makes the paths absolute, because the node runs in its own directory. */
  public CassandraSettings {
    libraries = libraries.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
    if (heapMegabytes < 192) {
      throw new IllegalArgumentException("a node needs a heap of 192 MB, not " + heapMegabytes);
    }
  }

  /** A node on 127.0.0.1 with 512 MB of heap, short time-outs and the data center {@code dc1}. */
  public static CassandraSettings of(
      Path libraries, Path directory, int nativePort, int storagePort) {
    return new CassandraSettings(
        libraries,
        directory,
        "127.0.0.1",
        nativePort,
        storagePort,
        "dc1",
        512,
        CassandraTimeouts.SHORT,
        Duration.ofSeconds(90));
  }

  /** As {@link #of}, for a test: libraries looked for, ports chosen free. */
  public static CassandraSettings forTest(Path directory) {
    List<Integer> ports = FreePorts.find("127.0.0.1", 2);
    return of(CassandraLibraries.find(), directory, ports.get(0), ports.get(1));
  }

  /** The memory that the node may come to need in all. */
  public int memoryMegabytes() {
    return heapMegabytes + BESIDE_THE_HEAP_MEGABYTES;
  }

  /** The node's own log. */
  public Path log() {
    return directory.resolve("logs").resolve("system.log");
  }

  /** What the process writes before and beside its log. */
  Path output() {
    return directory.resolve("logs").resolve("output.log");
  }
}
