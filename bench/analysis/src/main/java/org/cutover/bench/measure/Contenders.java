package org.cutover.bench.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The catalogue of what is timed. A new one is a line here. */
public final class Contenders {
  private static final String HEAP = "-Xmx512m";

  /** As the script of JMeter's distribution starts it. */
  private static final List<String> JMETER_OPTIONS =
      List.of(
          "-Xms1g",
          "-Xmx1g",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=100",
          "-XX:G1ReservePercent=20",
          "-Djava.awt.headless=true");

  private final Places places;
  private final Reference reference;

  /** Contenders at work on the archives at their places. */
  public Contenders(Places places, Reference reference) {
    this.places = places;
    this.reference = reference;
  }

  /**
   * All of them, ours first.
   *
   * @param jmeter the one file for JMeter
   */
  public List<Contender> all(JMeterFile jmeter) {
    List<Contender> all = new ArrayList<>();
    all.add(ours("gzip"));
    all.add(ours("plain"));
    for (String source : List.of("gzip", "plain")) {
      all.add(reader("duckdb", source, "DuckDB, JDBC, 2 threads", reference::checkSums));
      all.add(reader("fastcsv", source, "FastCSV", reference::checkSums));
      all.add(reader("fastcsv-fields", source, "FastCSV, own handler", reference::checkSums));
      all.add(reader("univocity", source, "univocity-parsers", reference::checkSums));
      all.add(reader("jackson-csv", source, "jackson-dataformat-csv", reference::checkSums));
      all.add(reader("commons-csv", source, "commons-csv", reference::checkSums));
      all.add(reader("bytes", source, "a bare look at the bytes", reference::checkLines));
    }
    all.add(jmeter(jmeter));
    return all;
  }

  private Contender ours(String source) {
    Path archive = places.archive(source);
    return new Contender(
        Contender.OURS,
        source,
        "Cutover, all but charts and page",
        List.of(
            places.cutover().toString(), "report", archive.toString(), "--format", "csv,md,tex"),
        Map.of("CUTOVER_OPTS", HEAP),
        archive.resolve("report"),
        reference::checkReport);
  }

  private Contender reader(String name, String source, String title, Check check) {
    Path out = places.out(name + "-" + source);
    return new Contender(
        name, source, title, readerCommand(name, source, out), Map.of(), out, check);
  }

  private List<String> readerCommand(String name, String source, Path out) {
    return List.of(
        places.java().toString(),
        HEAP,
        "-cp",
        System.getProperty("java.class.path"),
        "org.cutover.bench.cli.BenchMain",
        "read",
        name,
        places.archive(source).toString(),
        out.toString());
  }

  private Contender jmeter(JMeterFile file) {
    Path out = places.out("jmeter-plain");
    List<String> command = new ArrayList<>();
    command.add(places.java().toString());
    command.addAll(JMETER_OPTIONS);
    command.add("-Duser.home=" + places.logs());
    command.addAll(List.of("-jar", places.jmeter().resolve("bin/ApacheJMeter.jar").toString()));
    command.addAll(List.of("-j", places.logs().resolve("jmeter.log").toString()));
    command.addAll(List.of("-g", places.jmeterFile().toString(), "-o", out.toString()));
    return new Contender(
        "jmeter",
        "plain",
        "JMeter's HTML report",
        command,
        Map.of(),
        out,
        new JMeterCheck(reference, file));
  }
}
