package org.cutover.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the application from its environment, in the folder of its release. */
public final class App {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private App() {}

  /** Serves until it is asked to end; exit code 1 and a logged line if it cannot start. */
  public static void main(String[] arguments) {
    // The HTTP server would log in a way of its own; read when its first class is loaded.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    try {
      start();
    } catch (Exception e) {
      LOG.error("cannot start: {}", e.toString());
      LOG.debug("cannot start", e);
      System.exit(1);
    }
  }

  private static void start() throws Exception {
    AppSettings settings = AppSettings.from(System.getenv());
    Version version = Version.of(Files.readString(Path.of("VERSION")).strip());
    CassandraItems items = CassandraItems.connect(settings, version.fields());
    HttpService service = HttpService.start(settings.listen(), new ItemApi(items, version));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, items), "stop"));
    LOG.info("version {} listens on {}", version.number(), settings.listen());
  }

  private static void stop(HttpService service, CassandraItems items) {
    try {
      service.stop(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    items.close();
    LOG.info("stopped");
  }
}
