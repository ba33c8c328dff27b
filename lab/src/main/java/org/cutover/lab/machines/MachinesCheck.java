package org.cutover.lab.machines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.InventoryFile;
import org.cutover.deployer.operation.InventoryCheck;
import org.cutover.deployer.strategy.Limits;
import org.cutover.lab.start.ServiceAddresses;

/**
 * Whether machines are as their inventory says.
 *
 * @param facts what there is, a line each
 * @param warnings what a reset mends or a run needs beside it
 * @param problems what has to be mended by hand
 */
public record MachinesCheck(List<String> facts, List<String> warnings, List<String> problems) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Copies the lists. */
  public MachinesCheck {
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }

  /**
   * Logs in everywhere and asks everything; changes nothing.
   *
   * @throws CutoverException with exit code 2 if the file cannot be read
   */
  public static MachinesCheck of(Path file) {
    Inventory inventory = InventoryFile.read(file);
    List<String> facts = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      InventoryCheck.Result result = InventoryCheck.look(inventory, Limits.of(LIMIT));
      facts.addAll(result.facts());
      facts.add(
          "database: keyspace "
              + inventory.database().keyspace()
              + " in "
              + inventory.database().datacenter()
              + " answers");
      warnings.addAll(result.states());
      problems.addAll(result.settings());
    } catch (CutoverException e) {
      problems.addAll(e.getMessage().lines().toList());
    }
    try {
      facts.add("service: " + ServiceAddresses.of(inventory));
    } catch (CutoverException e) {
      problems.add(e.getMessage());
    }
    if (!inventory.resettable()) {
      warnings.add(
          file + ": without 'resettable: true' deployments work, and experiments are refused");
    }
    return new MachinesCheck(facts, warnings, problems);
  }

  /**
   * Makes sure that nothing has to be mended by hand.
   *
   * @throws CutoverException with the code for labs and a line a problem
   */
  public void require() {
    if (!problems.isEmpty()) {
      throw new CutoverException(ExitCode.LAB, String.join("\n", problems));
    }
  }
}
