package org.cutover.lab.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cutover.common.ExitCode;
import org.cutover.lab.start.GateProof;

/** Whether a deployment came to a good end, whatever was done to it. Pure. */
final class EndRules {
  private EndRules() {}

  /**
   * What is wrong; empty if nothing is.
   *
   * @param outcome what serves: {@code deployed}, {@code unchanged} or {@code neither}
   * @param proof what was seen of the lab afterwards
   */
  static List<String> problems(Kind kind, Course.Ended ended, String outcome, GateProof proof) {
    List<String> problems = new ArrayList<>();
    OptionalInt exit = ended.exit();
    int code = exit.orElse(-1);
    if (kind == Kind.SUCCESS && code != ExitCode.DONE.code()) {
      problems.add("nothing was done to it, and it ended with " + code);
    }
    if (kind == Kind.FAILURE && code != ExitCode.ROLLED_BACK.code()) {
      problems.add("the release is faulty, and it ended with " + code);
    }
    if (code == ExitCode.SITES_LEFT_OUT.code() && !kind.hurtsConnections()) {
      problems.add("sites were left out, and nothing was wrong with them");
    }
    if (kind.faulty() && !outcome.equals("unchanged")) {
      problems.add("a faulty release serves");
    }
    if (outcome.equals("neither")) {
      problems.add("the sites serve " + new TreeMap<>(proof.releases()));
    }
    if (code == ExitCode.DONE.code() && !outcome.equals("deployed")) {
      problems.add("the deployer says that it deployed");
    }
    boolean saysUnchanged =
        code == ExitCode.ROLLED_BACK.code()
            || code == ExitCode.FAILED.code()
            || code == ExitCode.USAGE.code();
    if (saysUnchanged && !outcome.equals("unchanged")) {
      problems.add("the deployer says that nothing changed or all was undone");
    }
    proof
        .servers()
        .forEach(
            (balancer, states) ->
                states.forEach(
                    (server, state) -> {
                      if (!state.equals(GateProof.SERVING)) {
                        problems.add(
                            "load balancer %s has server %s as %s"
                                .formatted(balancer, server, state));
                      }
                    }));
    proof.openDeployment().ifPresent(holder -> problems.add("the lock is held: " + holder));
    return List.copyOf(problems);
  }
}
