package org.cutover.lab.containers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.Subnet;
import org.cutover.lab.containers.topology.TopologyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines that are no containers are made from says the same as the topology. */
class MachinesTextTest {
  private static final Path DESCRIPTION = Path.of("containers");
  private static final Path VAGRANT = Path.of("vagrant");

  /** Writes down what a Vagrantfile asks for, a line a machine. */
  private static final String IMITATION =
      """
      class Note
        def initialize; @asked = {}; end
        attr_reader :asked
        def method_missing(name, *words, **named, &block)
          if name.to_s.end_with?("=")
            @asked[name.to_s.chomp("=")] = words.first
          elsif name == :provider
            block.call(@asked["provider " + words.first] ||= Note.new)
          elsif name == :synced_folder
            (@asked["folders"] ||= []) << words[1] unless named[:disabled]
          elsif words.any?
            @asked[name.to_s] = [words.first, named]
          else
            self
          end
        end
        def define(name)
          yield host = Note.new
          asked = host.asked
          box = asked["provider virtualbox"].asked
          raise "libvirt" unless box == asked["provider libvirt"].asked
          address = asked["network"][1][:ip]
          words = asked["provision"][1][:args].join(" ")
          puts [asked["hostname"] == name ? name : "?", address, box["cpus"], box["memory"], words,
                asked["folders"].map { |folder| File.basename(folder) }.join(",")].join(" ")
        end
        def vm; self; end
      end
      module Vagrant
        def self.configure(version); yield Note.new; end
      end
      load ARGV[0]
      """;

  private final Layout layout =
      Layout.of(
          TopologyFile.read(DESCRIPTION.resolve("topology.yml")), Subnet.parse("198.18.0.0/24"));

  @TempDir Path folder;

  @Test
  void shouldListEveryHostWithItsTypeAddressAndSize() {
    assertThat(MachinesText.of(layout).lines())
        .hasSize(17)
        .startsWith("schema: 1", "network: 198.18.0.0/24", "machines:")
        .contains(
            "  - {name: db-C, type: database, address: 198.18.0.33, cpus: 1,"
                + " memoryMegabytes: 1024}")
        .endsWith(
            "  - {name: ns2, type: name-server, address: 198.18.0.3, cpus: 1,"
                + " memoryMegabytes: 256}");
  }

  @Test
  void shouldNameTheSameMachinesInTheExampleAsInALab() throws IOException {
    Path example =
        Files.copy(
            VAGRANT.resolve("inventory-example.yml"),
            folder.resolve("inventory.yml"),
            StandardCopyOption.REPLACE_EXISTING);
    Path written = Files.writeString(folder.resolve("lab.yml"), InventoryText.of(layout));
    assertThat(InventoryFile.read(example)).isEqualTo(InventoryFile.read(written));
  }

  @Test
  void shouldMakeTheVirtualMachinesThatTheTopologyDescribes() throws Exception {
    assumeInstalled("ruby");
    Files.createDirectories(folder.resolve("lab"));
    Files.writeString(folder.resolve("lab/machines.yml"), MachinesText.of(layout));
    Path file = Files.copy(VAGRANT.resolve("Vagrantfile"), folder.resolve("Vagrantfile"));
    Path imitation = Files.writeString(folder.resolve("imitation.rb"), IMITATION);
    List<String> expected =
        layout.hosts().stream()
            .map(
                host ->
                    "%s %s 1 %d %s machine provision,files,%scutover"
                        .formatted(
                            host.name(),
                            host.address(),
                            layout
                                .topology()
                                .limits()
                                .get(host.type())
                                .memoryMegabytes()
                                .orElseThrow(),
                            host.type().target(),
                            host.name().startsWith("db-") ? "cassandra," : ""))
            .toList();
    assertThat(output("ruby", imitation.toString(), file.toString()).lines())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void shouldBuildImagesAndMachinesByTheSameScript() throws IOException {
    List<String> runs =
        Files.readString(DESCRIPTION.resolve("Containerfile"))
            .lines()
            .filter(line -> line.contains("/provision/"))
            .map(String::strip)
            .toList();
    assertThat(runs)
        .containsExactly(
            "/usr/local/lib/cutover/provision/provision.sh host container",
            "/usr/local/lib/cutover/provision/provision.sh load-balancer",
            "/usr/local/lib/cutover/provision/provision.sh name-server",
            "/usr/local/lib/cutover/provision/provision.sh java",
            "/usr/local/lib/cutover/provision/provision.sh application",
            "/usr/local/lib/cutover/provision/provision.sh database");
    assertThat(Files.readString(VAGRANT.resolve("Vagrantfile")))
        .contains("#{target}/provision/provision.sh");
  }

  @Test
  void shouldProvisionWithScriptsThatAShellChecks() throws Exception {
    assumeInstalled("shellcheck");
    List<String> words = new ArrayList<>(List.of("shellcheck"));
    try (Stream<Path> files = Files.walk(DESCRIPTION)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.readString(file).startsWith("#!/bin/sh\n")) {
          words.add(file.toString());
        }
      }
    }
    assertThat(words).hasSizeGreaterThan(15);
    assertThat(output(words.toArray(String[]::new))).isEmpty();
  }

  private static void assumeInstalled(String program) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
        program + " is not installed on this machine");
  }

  /** What a program prints, which has to end well. */
  private static String output(String... words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
