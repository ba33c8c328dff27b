package org.cutover.deployer.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release says of itself.
 *
 * @param name of the product, such as {@code shop}
 * @param version such as {@code 2.0.0}
 * @param start the words of the command that starts it, in its own folder, without a shell
 * @param health the path of its health check
 * @param table the table it reads and writes
 * @param smokeTests the requests that show that it works
 */
public record Release(
    String name,
    String version,
    List<String> start,
    String health,
    Table table,
    List<SmokeTest> smokeTests) {
  /** Copies the lists. */
  public Release {
    start = List.copyOf(start);
    smokeTests = List.copyOf(smokeTests);
  }

  /** {@code name-version}: the folder and the archive of this release. */
  public String id() {
    return name + "-" + version;
  }

  /** How the rows of the table are made, which decides who owns the row marker. */
  public enum Rows {
    /** Rows are made by INSERT. */
    INSERT,
    /** Rows may be made by UPDATE alone. */
    UPSERT
  }

  /**
   * The table of a release.
   *
   * @param create the CQL statement that makes the table
   * @param mapping how a column is filled that the older table has not, by column name
   */
  public record Table(String name, String create, Rows rows, Map<String, Filling> mapping) {
    /** Copies the mapping. */
    public Table {
      mapping = Map.copyOf(mapping);
    }
  }

  /**
   * Where a column's value comes from: exactly one of the two is given.
   *
   * @param from a column of the older table
   * @param constant a value (text, number or boolean) for every row
   */
  public record Filling(Optional<String> from, Optional<Object> constant) {}

  /**
   * A request and what its answer must be.
   *
   * @param method such as {@code GET}
   * @param path such as {@code /item}
   * @param status the expected status, 100 to 599
   * @param json what the body must say
   */
  public record SmokeTest(String method, String path, int status, List<JsonCheck> json) {
    /** Copies the list. */
    public SmokeTest {
      json = List.copyOf(json);
    }
  }

  /**
   * A demand on a JSON body.
   *
   * @param pointer a JSON Pointer (RFC 6901)
   * @param equalTo the value there
   * @param exists whether there is a value there
   * @param size the number of members of the array or object there
   */
  public record JsonCheck(
      String pointer, Optional<Object> equalTo, Optional<Boolean> exists, Optional<Integer> size) {}
}
