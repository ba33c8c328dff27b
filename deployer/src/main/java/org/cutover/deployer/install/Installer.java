package org.cutover.deployer.install;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.release.ArchivedFile;
import org.cutover.deployer.release.ReducedArchive;
import org.cutover.deployer.release.ReleaseArchive;
import org.cutover.deployer.release.ReleaseParts;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.ssh.Host;

/** The releases of one application host, under {@code base/releases/ID}. */
public final class Installer {
  private static final Pattern RUNNING = Pattern.compile("running (\\S+) (\\d+)\\s*");
  private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64}) [ *](.+)");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");

  private final Host host;
  private final Inventory.Application application;
  private final Duration limit;

  /**
   * @param limit for one command
   */
  public Installer(Host host, Inventory.Application application, Duration limit) {
    this.host = host;
    this.application = application;
    this.limit = limit;
  }

  /** Where a release is. */
  public String folder(String release) {
    if (!ID.matcher(release).matches()) {
      throw failed("'" + release + "' is no release");
    }
    return application.base() + "/releases/" + release;
  }

  private String incoming(String release) {
    return application.base() + "/incoming/" + release + ".tar.gz";
  }

  /** The release that runs, if one does. */
  public Optional<String> running() {
    CommandResult result = host.ask(HostCommands.service(application.service(), "status"), limit);
    Matcher matcher = RUNNING.matcher(result.out());
    if (result.exitCode() == 0 && matcher.matches()) {
      return Optional.of(matcher.group(1));
    }
    if (result.out().strip().equals("stopped")) {
      return Optional.empty();
    }
    throw failed("'" + application.service() + " status' is not understood: " + result.complaint());
  }

  /** The text of a release's {@code release.yml} on the host, if it is there. */
  public Optional<String> description(String release) {
    CommandResult result = host.ask(HostCommands.describe(folder(release)), limit);
    return result.exitCode() == 0 ? Optional.of(result.out()) : Optional.empty();
  }

  /** Whether exactly this archive is unpacked on the host. */
  public boolean installed(ReleaseArchive archive) {
    CommandResult result =
        host.ask(HostCommands.installedSum(folder(archive.release().id())), limit);
    return result.exitCode() == 0 && result.out().strip().equals(archive.sha256());
  }

  /** The releases that are unpacked on the host, running or not. */
  public List<String> unpacked() {
    CommandResult result = host.ask(HostCommands.list(application.base()), limit);
    return result.exitCode() == 0
        ? result.out().lines().filter(name -> ID.matcher(name).matches()).sorted().toList()
        : List.of();
  }

  /** Free space under the base folder, in bytes, if the host can tell. */
  public Optional<Long> freeBytes() {
    CommandResult result = host.ask(HostCommands.free(application.base()), limit);
    List<String> lines = result.out().lines().toList();
    String[] fields = lines.size() < 2 ? new String[0] : lines.get(1).trim().split("\\s+");
    return fields.length > 3 && fields[3].matches("\\d{1,15}")
        ? Optional.of(Long.parseLong(fields[3]) * 1024)
        : Optional.empty();
  }

  /**
   * Brings an archive to the host and unpacks it there. Large files that the release which serves
   * has too are not sent again: the host copies them, and proves each by its SHA-256.
   *
   * @param before the release that serves, if one does
   * @return what was done, for the journal: {@code sha256}, {@code sent} (bytes) and {@code reused}
   *     (files that were not sent)
   */
  public Map<String, ?> install(ReleaseParts parts, Optional<String> before) {
    ReleaseArchive archive = parts.archive();
    change(HostCommands.prepare(application.base()), "no folders for releases");
    Map<String, String> there = before.map(release -> digests(archive, release)).orElseGet(Map::of);
    List<ArchivedFile> reused = archive.contents().reusable(there);
    Optional<ReducedArchive> rest = reused.isEmpty() ? Optional.empty() : parts.without(reused);
    long sent =
        rest.isPresent()
            ? bring(archive, rest.get().file(), rest.get().sha256(), before, reused)
            : bring(archive, archive.file(), archive.sha256(), before, List.of());
    return Map.of(
        "sha256", archive.sha256(), "sent", sent, "reused", rest.isPresent() ? reused.size() : 0);
  }

  private long bring(
      ReleaseArchive archive,
      Path file,
      String sha256,
      Optional<String> before,
      List<ArchivedFile> reused) {
    String release = archive.release().id();
    host.upload(file, incoming(release));
    change(
        HostCommands.unpack(
            incoming(release),
            sha256,
            folder(release),
            archive.sha256(),
            before.map(this::folder).orElse(""),
            reused),
        release + " could not be unpacked");
    return file.toFile().length();
  }

  private Map<String, String> digests(ReleaseArchive archive, String before) {
    List<String> names = archive.contents().large().stream().map(ArchivedFile::name).toList();
    if (names.isEmpty()) {
      return Map.of();
    }
    CommandResult result = host.ask(HostCommands.digests(folder(before), names), limit);
    return result
        .out()
        .lines()
        .map(DIGEST::matcher)
        .filter(Matcher::matches)
        .collect(Collectors.toMap(line -> line.group(2), line -> line.group(1), (a, b) -> a));
  }

  /** Removes a release and whatever of it is half there. */
  public void remove(String release) {
    change(
        HostCommands.remove(folder(release), incoming(release)), release + " could not be removed");
  }

  /** Starts a release; harmless if it runs. */
  public void start(String release) {
    service("start", release);
  }

  /** Stops a release, which finishes what it has begun; harmless if it does not run. */
  public void stop(String release) {
    service("stop", release);
  }

  private void service(String verb, String release) {
    folder(release);
    change(
        HostCommands.service(application.service(), verb, release),
        "'" + application.service() + " " + verb + " " + release + "' failed");
  }

  private void change(List<String> words, String complaint) {
    CommandResult result = host.change(words, limit);
    if (result.exitCode() != 0) {
      throw failed(complaint + ": " + result.complaint());
    }
  }

  private CutoverException failed(String text) {
    return new CutoverException(ExitCode.FAILED, host.endpoint() + ": " + text);
  }
}
