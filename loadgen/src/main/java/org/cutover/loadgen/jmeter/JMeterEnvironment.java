package org.cutover.loadgen.jmeter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.jmeter.util.JMeterUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of JMeter's global state. JMeter reads its properties from a file into static fields when its
 * classes load, once for a process; so they are set here, before any other class of it is touched,
 * and are the same for every run. Its engine keeps static counters too, so runs take turns.
 */
final class JMeterEnvironment {
  /**
   * A connection lives for a minute at most, and one that was idle for 2 s is looked at before it
   * is used. Looking costs a millisecond and would count as response time, so it is not done for
   * users who send more often than that; those may meet a connection that the server has just
   * closed, which is why such failures have a class of their own.
   */
  private static final String PROPERTIES =
      """
      jmeterengine.stopfail.system.exit=false
      jmeterengine.force.system.exit=false
      sampleresult.timestamp.start=true
      sampleresult.useNanoTime=true
      httpclient4.time_to_live=60000
      httpclient4.validate_after_inactivity=2000
      httpclient4.retrycount=0
      httpclient4.request_sent_retry_enabled=false
      httpclient4.auth.preemptive=false
      httpclient.reset_state_on_thread_group_iteration=false
      httpsampler.embedded_resources_use_md5=false
      language=en
      """;

  private static final Logger LOG = LoggerFactory.getLogger(JMeterEnvironment.class);
  private static final Semaphore TURN = new Semaphore(1);

  /** Kept here because Java forgets the level of a logger that nobody holds. */
  private static final java.util.logging.Logger PREFERENCES =
      java.util.logging.Logger.getLogger("java.util.prefs");

  private JMeterEnvironment() {}

  /** Loads the properties at the first use of this class, which is the only time. */
  private static final class Loaded {
    static final boolean DONE = load();

    private static boolean load() {
      try {
        Path home = Files.createTempDirectory("cutover-jmeter-");
        deleteAtTheEnd(home);
        try {
          // Java would tell the user's terminal that it made the folder.
          PREFERENCES.setLevel(Level.WARNING);
          // JMeter keeps user preferences through Java, which would write under the home directory.
          System.setProperty(
              "java.util.prefs.userRoot",
              System.getProperty("java.util.prefs.userRoot", home.toString()));
          Path properties = Files.writeString(home.resolve("jmeter.properties"), PROPERTIES);
          Locale before = Locale.getDefault();
          JMeterUtils.loadJMeterProperties(properties.toString());
          JMeterUtils.setJMeterHome(home.toString());
          JMeterUtils.setLocale(Locale.ROOT);
          Locale.setDefault(before);
        } finally {
          Files.deleteIfExists(home.resolve("jmeter.properties"));
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot set JMeter up in the temporary folder", e);
      }
    }
  }

  private static void deleteAtTheEnd(Path home) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home), "jmeter-home"));
    } catch (IllegalStateException e) {
      LOG.debug("the process ends already; {} stays", home, e);
    }
  }

  /** Java may have put its preferences there. */
  private static void delete(Path folder) {
    try (Stream<Path> contents = Files.walk(folder)) {
      for (Path path : contents.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.debug("cannot delete {}", folder, e);
    }
  }

  /**
   * Takes the turn of a run.
   *
   * @return gives the turn back when closed
   * @throws IllegalStateException if another run is under way in this process
   */
  static Turn takeTurn() {
    if (!Loaded.DONE) {
      throw new IllegalStateException("JMeter is not set up");
    }
    if (!TURN.tryAcquire()) {
      throw new IllegalStateException("another load runs in this process; JMeter runs one at once");
    }
    return TURN::release;
  }

  /** The right to run JMeter. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
