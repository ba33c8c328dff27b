package org.cutover.lab.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.cutover.lab.Home;
import org.cutover.lab.start.GateProof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user can get wrong: one clear line, the documented exit code, nothing changed. */
class BadInputIT {
  private static TestLab lab;
  private static GateProof before;

  @TempDir Path folder;

  private String errors;

  @BeforeAll
  static void bringUp() throws Exception {
    lab = TestLab.up();
    lab.start().reset();
    before = lab.start().prove();
  }

  @AfterAll
  static void takeDown() {
    lab.close();
  }

  @AfterEach
  void shouldHaveChangedNothing() throws Exception {
    GateProof after = lab.start().prove();
    assertThat(after.releases()).isEqualTo(before.releases());
    assertThat(after.servers()).isEqualTo(before.servers());
    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.checksum()).isEqualTo(before.checksum());
    assertThat(after.openDeployment()).isEmpty();
  }

  @Test
  void shouldNameAnInventoryThatIsNotThere() throws Exception {
    Path absent = folder.resolve("absent.yml");
    assertThat(deploy(absent, TestLab.release("2.0.0"))).isEqualTo(2);
    assertThat(errors).isEqualTo("deployer: " + absent + ": no such file\n");
  }

  @Test
  void shouldNameTheKeyOfAnInventoryThatIsUnknown() throws Exception {
    Path inventory = inventory("keyspace:", "keyspce:");
    assertThat(deploy(inventory, TestLab.release("2.0.0"))).isEqualTo(2);
    assertThat(errors).contains("unknown key 'database.keyspce'; did you mean 'keyspace'");
  }

  @Test
  void shouldNameAReleaseThatIsNotThere() throws Exception {
    Path absent = folder.resolve("shop-9.9.9.tar.gz");
    assertThat(deploy(lab.inventoryFile(), absent)).isEqualTo(2);
    assertThat(errors).hasLineCount(1).contains(absent + ": no readable release archive");
  }

  @Test
  void shouldRefuseACorruptArchive() throws Exception {
    Path corrupt = folder.resolve("shop-2.0.0.tar.gz");
    byte[] bytes = Files.readAllBytes(TestLab.release("2.0.0"));
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(corrupt, bytes);
    writeChecksum(corrupt);
    assertThat(deploy(lab.inventoryFile(), corrupt)).isEqualTo(2);
    assertThat(errors).hasLineCount(1).contains(corrupt.toString());
  }

  @Test
  void shouldRefuseAnArchiveThatIsNotWhatItsChecksumSays() throws Exception {
    Path changed = folder.resolve("shop-2.0.0.tar.gz");
    Files.copy(TestLab.release("2.0.0"), changed);
    Files.writeString(folder.resolve("shop-2.0.0.tar.gz.sha256"), "0".repeat(64) + "\n");
    assertThat(deploy(lab.inventoryFile(), changed)).isEqualTo(2);
    assertThat(errors).hasLineCount(1).contains("its SHA-256 is");
  }

  @Test
  void shouldRefuseAnArchiveThatWouldWriteOutsideItsFolder() throws Exception {
    Path evil = folder.resolve("shop-2.0.0.tar.gz");
    try (OutputStream out = Files.newOutputStream(evil);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
      byte[] text = "escaped".getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("../../escaped", true);
      entry.setSize(text.length);
      tar.putArchiveEntry(entry);
      tar.write(text);
      tar.closeArchiveEntry();
    }
    writeChecksum(evil);
    assertThat(deploy(lab.inventoryFile(), evil)).isEqualTo(2);
    assertThat(errors).hasLineCount(1).contains("../../escaped");
  }

  @Test
  void shouldRefuseAHostWithAnotherKey() throws Exception {
    Path knownHosts = lab.inventory().ssh().knownHosts();
    List<String> lines = Files.readAllLines(knownHosts);
    String[] first = lines.get(0).split(" ", 2);
    String[] second = lines.get(1).split(" ", 2);
    List<String> swapped = new ArrayList<>(lines);
    swapped.set(0, first[0] + " " + second[1]);
    Path wrong = Files.write(folder.resolve("known_hosts"), swapped);
    Path inventory = inventory("knownHosts: known_hosts", "knownHosts: " + wrong);
    assertThat(deploy(inventory, TestLab.release("2.0.0"))).isEqualTo(2);
    assertThat(errors).hasLineCount(1).contains(wrong.toString()).containsIgnoringCase("key");
  }

  @Test
  void shouldNameAHostThatCannotBeReached() throws Exception {
    String ssh = lab.inventory().sites().get(1).application().ssh().toString();
    Path inventory = inventory(ssh, "127.0.0.1:1");
    assertThat(deploy(inventory, TestLab.release("2.0.0"))).isEqualTo(1);
    assertThat(errors).hasLineCount(1).contains("127.0.0.1:1").contains("no SSH connection");
  }

  @Test
  void shouldRefuseToExperimentOnMachinesThatNobodyGaveAway() throws Exception {
    String out = folder.resolve("out").toString();
    String inventory = lab.inventoryFile().toString();
    String refusal =
        "cutover: "
            + inventory
            + ": not given away: an experiment replaces what runs on its machines, and every row"
            + " and table of its keyspace; if it may, add 'resettable: true'\n";
    assertThat(cutover("run", "--lab", inventory, "--out", out)).isEqualTo(2);
    assertThat(errors).isEqualTo(refusal);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(cutover("lab", "reset", "--lab", inventory)).isEqualTo(2);
    assertThat(errors).isEqualTo(refusal);
  }

  @Test
  void shouldNameEveryMachineThatACheckCannotReach() throws Exception {
    assertThat(cutover("lab", "check", lab.inventoryFile().toString())).isZero();
    String first = lab.inventory().sites().get(0).loadBalancer().ssh().toString();
    String second = lab.inventory().sites().get(1).application().ssh().toString();
    Path broken = inventory(Map.of(first, "127.0.0.1:1", second, "127.0.0.1:2"));
    assertThat(cutover("lab", "check", broken.toString())).isEqualTo(6);
    assertThat(errors).hasLineCount(2).contains("127.0.0.1:1: ", "127.0.0.1:2: ");
  }

  @Test
  void shouldNeitherBringUpNorTakeDownTheMachinesOfAnInventory() throws Exception {
    String inventory = lab.inventoryFile().toString();
    for (String verb : List.of("up", "down")) {
      assertThat(cutover("lab", verb, "--lab", inventory)).isEqualTo(2);
      assertThat(errors).hasLineCount(1).contains(inventory, "from here");
    }
  }

  @Test
  void shouldNameAnUnknownFieldOfAnExperiment() throws Exception {
    Path file = Files.writeString(folder.resolve("experiment.yml"), "schema: 1\nnam: x\n");
    assertThat(cutover("run", file.toString(), "--out", folder.resolve("out").toString()))
        .isEqualTo(2);
    assertThat(errors).contains(file + ":2:1: unknown key 'nam'; did you mean 'name'");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void shouldNameFileAndLineOfAMalformedRow() throws Exception {
    Path trials = Files.createDirectories(folder.resolve("archive")).resolve("trials.csv");
    String text = Files.readString(TestLab.HOME.folder().resolve("results/study/trials.csv"));
    Files.writeString(trials, text.replaceFirst("31339", "many"));
    assertThat(cutover("report", trials.getParent().toString())).isEqualTo(5);
    assertThat(errors).hasLineCount(1).contains(trials + ":3: ").contains("many");
    assertThat(trials.resolveSibling("report")).doesNotExist();
  }

  /** The lab's inventory with some things changed, kept beside the original for its paths. */
  private Path inventory(String from, String to) throws IOException {
    return inventory(Map.of(from, to));
  }

  private Path inventory(Map<String, String> changes) throws IOException {
    String text = Files.readString(lab.inventoryFile());
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertThat(text).contains(change.getKey());
      text = text.replace(change.getKey(), change.getValue());
    }
    Path changed = Files.createTempFile(lab.inventoryFile().getParent(), "changed", ".yml");
    changed.toFile().deleteOnExit();
    return Files.writeString(changed, text);
  }

  private static void writeChecksum(Path archive) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String sum = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(archive)));
    Files.writeString(
        archive.resolveSibling(archive.getFileName() + ".sha256"),
        sum + "  " + archive.getFileName() + "\n");
  }

  private int deploy(Path inventory, Path release) throws Exception {
    return run(
        List.of("-jar", TestLab.HOME.deployerJar().toString()),
        "deploy",
        "--yes",
        "--inventory",
        inventory.toString(),
        "--release",
        release.toString(),
        "--journal",
        folder.resolve("journal.jsonl").toString());
  }

  private int cutover(String... arguments) throws Exception {
    String classPath = System.getProperty("java.class.path");
    List<String> program =
        List.of(
            "-Dcutover.home=" + TestLab.HOME.folder(),
            "-cp",
            classPath,
            "org.cutover.lab.cli.CutoverMain");
    return run(program, arguments);
  }

  private int run(List<String> program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Home.java().toString());
    command.addAll(program);
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectError(err.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    errors = Files.readString(err);
    return process.exitValue();
  }
}
