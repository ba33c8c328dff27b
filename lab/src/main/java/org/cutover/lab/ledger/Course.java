package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.cutover.common.ExitCode;
import org.cutover.lab.fault.Fault;
import org.cutover.lab.fault.FaultKind;
import org.cutover.lab.fault.Faults;

/** A deployment, what is done to it, and what leads out of it. */
final class Course {
  /** Above every limit of its own that a deployment of a small table can come to. */
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** After it a lock counts as nobody's. */
  private static final Duration STALE = Duration.ofSeconds(21);

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** A lock that nobody keeps is free long before. */
  private static final int ATTEMPTS = 6;

  private static final int REPAIRS = 3;

  /** What the name of a site's database node begins with. */
  private static final String DATABASE = "db-";

  /** The exit codes of a deployment that has been brought to an end. */
  private static final Set<Integer> OVER =
      Set.of(ExitCode.DONE.code(), ExitCode.ROLLED_BACK.code(), ExitCode.SITES_LEFT_OUT.code());

  private final Case todo;
  private final DeployerCommands commands;
  private final Links links;
  private final Optional<Faults> faults;
  private final Path folder;
  private final RandomGenerator random;
  private final List<String> exits = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<JsonNode> journal = new ArrayList<>();
  private OptionalInt lastExit = OptionalInt.empty();
  private int resumes;
  private boolean takenOver;
  private boolean repairAdvised;

  /**
   * @param faults that the lab can make, as some kinds need
   * @param folder takes journals and what is printed
   * @param random chooses what the case leaves open
   */
  Course(
      Case todo,
      DeployerCommands commands,
      Links links,
      Optional<Faults> faults,
      Path folder,
      RandomGenerator random) {
    this.todo = todo;
    this.commands = commands;
    this.links = links;
    this.faults = faults;
    this.folder = folder;
    this.random = random;
  }

  /**
   * What came of it.
   *
   * @param struck whether the moment came
   * @param exit the last exit code that says how the deployment ended; empty if none does
   * @param journal of the deployment and of all resumes, one after the other
   */
  record Ended(
      boolean struck,
      OptionalInt exit,
      List<String> exits,
      List<String> problems,
      List<JsonNode> deployment,
      List<JsonNode> journal) {
    Ended {
      exits = List.copyOf(exits);
      problems = List.copyOf(problems);
      deployment = List.copyOf(deployment);
      journal = List.copyOf(journal);
    }

    /** The longest time for which requests were held, as far as journals say it. */
    OptionalLong longestHoldMs() {
      return journal.stream()
          .map(line -> line.path("detail"))
          .flatMapToLong(
              detail ->
                  LongStream.of(
                      detail.path("heldMs").asLong(-1),
                      detail.path("hold").path("longestMs").asLong(-1)))
          .filter(ms -> ms >= 0)
          .max();
    }
  }

  /** Deploys and comes to an end. */
  Ended run(Path release) throws IOException, InterruptedException {
    try (DeployerRun deploy = commands.deploy(release, folder)) {
      boolean struck = todo.at().isPresent() && deploy.await(todo.at().get(), todo.kind().event());
      if (struck) {
        strike(deploy);
      }
      ended(deploy, deploy.waitFor(LIMIT));
      links.heal();
      List<JsonNode> own = List.copyOf(journal);
      if (struck && todo.kind() == Kind.KILL_RESUME) {
        killResume();
      }
      leadOut();
      if (lastExit.orElse(-1) == ExitCode.SITES_LEFT_OUT.code() || repairAdvised) {
        repair();
      }
      return new Ended(struck, lastExit, exits, problems, own, journal);
    }
  }

  private void strike(DeployerRun deploy) throws IOException, InterruptedException {
    switch (todo.kind()) {
      case SUCCESS, FAILURE -> throw new IllegalStateException("nothing is to be done");
      case KILL, KILL_UNDO, KILL_RESUME -> deploy.kill();
      case FREEZE -> {
        deploy.freeze();
        Thread.sleep(todo.lasting().toMillis());
        deploy.thaw();
      }
      case TAKE_OVER -> {
        deploy.freeze();
        Thread.sleep(STALE.toMillis());
        resumeUntilDone();
        takenOver = true;
        deploy.thaw();
      }
      case SSH_CUT -> {
        links.ssh(Link.State.CUT);
        Thread.sleep(todo.lasting().toMillis());
        links.ssh(Link.State.OPEN);
      }
      case BALANCER_DEAD -> balancer(Link.State.CUT);
      case BALANCER_SILENT -> balancer(Link.State.SILENT);
      case DATABASE_FROZEN -> database();
    }
  }

  private void database() throws InterruptedException {
    Faults lab = faults.orElseThrow(() -> new IllegalStateException("no such case in this lab"));
    String node = DATABASE + links.sites().get(random.nextInt(links.sites().size()));
    lab.make(Fault.of(FaultKind.FREEZE, node));
    try {
      Thread.sleep(todo.lasting().toMillis());
    } finally {
      lab.heal(node);
    }
  }

  private void balancer(Link.State state) throws InterruptedException {
    String site = links.sites().get(random.nextInt(links.sites().size()));
    links.balancer(site, state);
    Thread.sleep(todo.lasting().toMillis());
    links.balancer(site, Link.State.OPEN);
  }

  private void killResume() throws IOException, InterruptedException {
    try (DeployerRun resume = commands.resume(++resumes, folder)) {
      OptionalInt early = resume.waitFor(todo.lasting());
      resume.kill();
      ended(resume, early.isPresent() ? early : resume.waitFor(LIMIT));
    }
  }

  /** A deployer that did not come to an outcome of its own leaves a deployment to be resumed. */
  private void leadOut() throws IOException, InterruptedException {
    int exit = lastExit.orElse(-1);
    boolean refused = exit == ExitCode.FAILED.code() || exit == ExitCode.USAGE.code();
    boolean over = takenOver || refused || OVER.contains(exit);
    if (!over) {
      resumeUntilDone();
    }
  }

  private void resumeUntilDone() throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try (DeployerRun resume = commands.resume(++resumes, folder)) {
        OptionalInt exit = resume.waitFor(LIMIT);
        ended(resume, exit);
        if (exit.orElse(-1) == ExitCode.UNCLEAR.code()) {
          // The next one may well succeed; but one should have been enough.
          problems.add("resume " + resumes + " ended with " + exit.getAsInt());
        }
        if (isOver(resume, exit.orElse(-1))) {
          return;
        }
      }
      Thread.sleep(BETWEEN.toMillis());
    }
    problems.add("no resume brought the deployment to its end");
  }

  /** It says of itself where it has to be run again. */
  private void repair() throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= REPAIRS; attempt++) {
      repairAdvised = false;
      try (DeployerRun repair = commands.repair(attempt, folder)) {
        OptionalInt exit = repair.waitFor(LIMIT);
        ended(repair, exit);
        if (exit.orElse(-1) == ExitCode.DONE.code() && !repairAdvised) {
          return;
        }
      }
      Thread.sleep(BETWEEN.toMillis());
    }
    problems.add("no repair brought back what was left out");
  }

  private static boolean isOver(DeployerRun resume, int exit) throws IOException {
    return OVER.contains(exit)
        || (exit == ExitCode.FAILED.code() && resume.printed().contains("nothing to resume"));
  }

  private void ended(DeployerRun run, OptionalInt exit) throws IOException {
    journal.addAll(run.lines());
    repairAdvised |= run.printed().contains("run 'repair'");
    exits.add(run.command() + " " + (exit.isPresent() ? exit.getAsInt() : "did not end"));
    if (exit.isEmpty()) {
      problems.add(run.command() + " did not end within " + LIMIT.toMinutes() + " minutes");
      run.kill();
    }
    // How the deployment ended is not said by a resume that has nothing to do, by a deployer that
    // it
    // was taken from, or by a repair.
    boolean says =
        switch (run.command()) {
          case "resume" -> exit.orElse(-1) != ExitCode.FAILED.code();
          case "repair" -> false;
          default -> !takenOver;
        };
    if (says) {
      lastExit = exit;
    }
  }
}
