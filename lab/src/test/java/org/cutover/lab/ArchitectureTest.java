package org.cutover.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between the rooms. */
@AnalyzeClasses(packages = "org.cutover", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String COMMON = "org.cutover.common..";
  private static final String DEPLOYER = "org.cutover.deployer..";
  private static final String LOADGEN = "org.cutover.loadgen..";
  private static final String ANALYSIS = "org.cutover.analysis..";
  private static final String LEDGER = "org.cutover.ledger..";
  private static final String LAB = "org.cutover.lab..";

  @ArchTest
  static final ArchRule COMMON_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage(COMMON)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEPLOYER, LOADGEN, ANALYSIS, LEDGER, LAB);

  @ArchTest
  static final ArchRule DEPLOYER_KNOWS_ONLY_COMMON =
      noClasses()
          .that()
          .resideInAPackage(DEPLOYER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LOADGEN, ANALYSIS, LEDGER, LAB, "org.cutover.cassandra..");

  @ArchTest
  static final ArchRule LOADGEN_KNOWS_ONLY_COMMON =
      noClasses()
          .that()
          .resideInAPackage(LOADGEN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEPLOYER, ANALYSIS, LEDGER, LAB, "org.cutover.cassandra..");

  @ArchTest
  static final ArchRule ANALYSIS_KNOWS_ONLY_COMMON =
      noClasses()
          .that()
          .resideInAPackage(ANALYSIS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEPLOYER, LOADGEN, LEDGER, LAB, "org.cutover.cassandra..");

  @ArchTest
  static final ArchRule LEDGER_KNOWS_ONLY_COMMON =
      noClasses()
          .that()
          .resideInAPackage(LEDGER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEPLOYER, LOADGEN, ANALYSIS, LAB, "org.cutover.cassandra..");

  @ArchTest
  static final ArchRule JMETER_STAYS_IN_THE_LOAD_GENERATOR =
      noClasses()
          .that()
          .resideOutsideOfPackage(LOADGEN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.jmeter..", "org.apache.jorphan..");

  @ArchTest
  static final ArchRule ONLY_THE_SSH_ROOM_TOUCHES_SSHJ =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.cutover.deployer.ssh..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.schmizz..", "com.hierynomus..");

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_NO_STRATEGY =
      noClasses()
          .that()
          .resideInAPackage("org.cutover.deployer.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.cutover.deployer.strategy..",
              "org.cutover.deployer.ssh..",
              "org.cutover.deployer.haproxy..",
              "org.cutover.deployer.copy..",
              "org.cutover.deployer.database..");

  @ArchTest
  static final ArchRule ONLY_COMMAND_LINES_WRITE_TO_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @Test
  void shouldKeepCassandraOffThisClassPath() {
    assertThat(System.getProperty("java.class.path")).doesNotContain("cassandra-all");
  }

  @Test
  void shouldSayInEveryPackageWhatItIsFor() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    Set<String> silent = new TreeSet<>();
    for (String module : List.of("common", "deployer", "loadgen", "analysis", "ledger", "lab")) {
      try (Stream<Path> files = Files.walk(root.resolve(module + "/src/main/java"))) {
        Set<Path> packages =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        packages.stream()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .forEach(folder -> silent.add(root.relativize(folder).toString()));
      }
    }
    assertThat(silent).isEmpty();
  }
}
