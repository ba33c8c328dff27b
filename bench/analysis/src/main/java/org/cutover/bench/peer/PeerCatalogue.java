package org.cutover.bench.peer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cutover.common.CutoverException;

/** The readers that run in a Java of their own, by name. A new one is a line here. */
public final class PeerCatalogue {
  private static final Map<String, Peer> PEERS = peers();

  private PeerCatalogue() {}

  private static Map<String, Peer> peers() {
    Map<String, Peer> peers = new LinkedHashMap<>();
    peers.put("duckdb", new DuckDbPeer());
    peers.put("fastcsv", new CsvSums(new FastCsvPeer()));
    peers.put("fastcsv-fields", new CsvSums(new FastCsvFieldsPeer()));
    peers.put("univocity", new CsvSums(new UnivocityPeer()));
    peers.put("commons-csv", new CsvSums(new CommonsCsvPeer()));
    peers.put("jackson-csv", new CsvSums(new JacksonPeer()));
    peers.put("bytes", new ByteScan());
    return peers;
  }

  /**
   * The one of a name.
   *
   * @throws CutoverException with exit code 2 if there is none
   */
  public static Peer named(String name) {
    Peer peer = PEERS.get(name);
    if (peer == null) {
      throw CutoverException.usage(
          "no reader '" + name + "'; there are " + String.join(", ", PEERS.keySet()));
    }
    return peer;
  }
}
