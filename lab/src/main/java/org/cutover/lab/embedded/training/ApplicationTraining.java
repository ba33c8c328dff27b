package org.cutover.lab.embedded.training;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cutover.common.process.LeashedCommand;
import org.cutover.common.process.LeashedProcess;
import org.cutover.deployer.database.Database;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.lab.Home;
import org.cutover.lab.classdata.ClassArchives;

/** The sample application, started once on a spare port with a keyspace of its own. */
final class ApplicationTraining {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String KEYSPACE = "cutover_training";
  private static final long POLL_MILLIS = 50;

  /** Method, path and body of requests that let every part of the application be loaded. */
  private static final List<List<String>> REQUESTS =
      List.of(
          List.of("GET", "/version", ""),
          List.of("POST", "/item", "{\"id\":\"one\",\"name\":\"One\",\"description\":\"First\"}"),
          List.of("POST", "/item", "{\"id\":\"one\",\"name\":\"One\"}"),
          List.of("POST", "/item", "{\"name\":\"Two\"}"),
          List.of("POST", "/item", "no JSON"),
          List.of("GET", "/item", ""),
          List.of("GET", "/item/one", ""),
          List.of("GET", "/item/none", ""),
          List.of("PUT", "/item/one", "{\"name\":\"Uno\"}"),
          List.of("DELETE", "/item/one", ""),
          List.of("PATCH", "/item", ""));

  private final Inventory inventory;
  private final ReleaseArchive archive;
  private final Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /**
   * @param folder an empty folder for the release
   */
  ApplicationTraining(Inventory inventory, ReleaseArchive archive, Path folder) {
    this.inventory = inventory;
    this.archive = archive;
    this.folder = folder;
  }

  /** Records the archive unless there is one. */
  void run(ClassArchives archives) throws IOException, InterruptedException {
    unpack();
    List<String> words = archive.release().start();
    if (archives.lacks(words, folder)) {
      boolean unused = archives.record(words, folder, this::train);
    }
  }

  /** As the hosts do, because the time of the jar's last change counts. */
  private void unpack() throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.file().toString(), "-C", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    if (!tar.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || tar.exitValue() != 0) {
      throw new IOException(archive.file() + " cannot be unpacked in " + folder);
    }
  }

  private boolean train(List<String> words) throws IOException, InterruptedException {
    Duration limit = Duration.ofSeconds(30);
    Inventory.Database own = in(inventory.database(), KEYSPACE);
    try (Database shared = Database.open(inventory.database(), limit)) {
      shared.change(
          "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': 1}"
              .formatted(KEYSPACE, own.datacenter()));
      try (Database database = Database.open(own, limit)) {
        Release.Table table = archive.release().table();
        database.change(table.create());
        return serve(words);
      } finally {
        shared.change("DROP KEYSPACE " + KEYSPACE);
      }
    }
  }

  private boolean serve(List<String> words) throws IOException, InterruptedException {
    Endpoint address = spare(inventory.sites().get(0));
    LeashedCommand command =
        new LeashedCommand(words, folder, environment(address), folder.resolve("app.log"), LIMIT);
    try (LeashedProcess process = LeashedProcess.start(command)) {
      boolean healthy = awaitHealth(process, address);
      if (healthy) {
        for (List<String> request : REQUESTS) {
          ask(address, request);
        }
      }
      // The archive is written when the process ends.
      int unused = process.stop(LIMIT);
      return healthy;
    }
  }

  private boolean awaitHealth(LeashedProcess process, Endpoint address)
      throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() - deadline < 0) {
      try {
        if (ask(address, List.of("GET", archive.release().health(), "")) == 200) {
          return true;
        }
      } catch (IOException notYet) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    return false;
  }

  private int ask(Endpoint address, List<String> request) throws IOException, InterruptedException {
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create("http://" + address + request.get(1)))
            .method(request.get(0), BodyPublishers.ofString(request.get(2)))
            .timeout(LIMIT)
            .build();
    return http.send(asked, BodyHandlers.discarding()).statusCode();
  }

  private Map<String, String> environment(Endpoint address) {
    return Map.of(
        "PATH",
        Home.java().getParent() + ":/usr/local/bin:/usr/bin:/bin",
        "CUTOVER_PORT",
        Integer.toString(address.port()),
        "CUTOVER_TABLE",
        archive.release().table().name(),
        "CUTOVER_CONTACT_POINTS",
        inventory.database().contactPoints().get(0).toString(),
        "CUTOVER_DATACENTER",
        inventory.database().datacenter(),
        "CUTOVER_KEYSPACE",
        KEYSPACE);
  }

  private static Endpoint spare(Inventory.Site site) {
    Inventory.Application application = site.application();
    return new Endpoint(application.address(), application.sparePort().orElse(application.port()));
  }

  private static Inventory.Database in(Inventory.Database database, String keyspace) {
    return new Inventory.Database(
        database.contactPoints(),
        database.datacenter(),
        keyspace,
        database.consistency(),
        database.writeTimeout(),
        database.credentialsFile());
  }
}
