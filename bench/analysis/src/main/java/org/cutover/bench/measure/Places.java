package org.cutover.bench.measure;

import java.nio.file.Path;

/**
 * Where everything lies.
 *
 * @param home the folder with {@code ./cutover}
 * @param work the folder of generated archives and results
 */
public record Places(Path home, Path work) {
  Path cutover() {
    return home.resolve("cutover");
  }

  /** The Java that runs this. */
  Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** A whole JMeter, as its distribution lays it out. */
  Path jmeter() {
    return home.resolve("bench/analysis/jmeter/target/jmeter");
  }

  /**
   * The archive.
   *
   * @param source {@code plain} or {@code gzip}
   */
  public Path archive(String source) {
    return work.resolve(source);
  }

  /** The one file of all samples that JMeter reads. */
  public Path jmeterFile() {
    return work.resolve("all-samples.csv");
  }

  /** Where a contender leaves its results. */
  public Path out(String name) {
    return work.resolve("out").resolve(name);
  }

  /** Where processes leave what they print. */
  public Path logs() {
    return work.resolve("logs");
  }
}
