package org.cutover.lab.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;

/** Asks over HTTP while there is no load. */
final class IdleProbe {
  private static final int MEASURED = 40;
  private static final int WARM = 40;
  // A freshly started application answers slowly until its code is compiled.
  private static final int WARM_AFTER_RESTART = 400;

  private final HttpProbe http;
  private final Inventory inventory;
  private final String path;

  IdleProbe(HttpProbe http, Inventory inventory, String path) {
    this.http = http;
    this.inventory = inventory;
    this.path = path;
  }

  /** Opens connections and lets the applications compile what a request needs. */
  void warmUp(boolean restarted) {
    int requests = restarted ? WARM_AFTER_RESTART : WARM;
    List<Endpoint> targets = ServiceAddresses.of(inventory);
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (Endpoint target : targets) {
      answers.add(http.getAgainAndAgain(target, path, requests / targets.size()));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
  }

  /** Response times through all load balancers in turn, one request at a time. */
  GateProof.Idle measure() throws InterruptedException {
    List<Endpoint> targets = ServiceAddresses.of(inventory);
    double[] millis = new double[MEASURED];
    int errors = 0;
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      Optional<String> body = http.get(targets.get(i % targets.size()), path);
      millis[i] = (System.nanoTime() - start) / 1e6;
      errors += body.isPresent() ? 0 : 1;
    }
    Arrays.sort(millis);
    return new GateProof.Idle(
        MEASURED, errors, millis[MEASURED / 2], millis[(int) Math.ceil(MEASURED * 0.95) - 1]);
  }
}
