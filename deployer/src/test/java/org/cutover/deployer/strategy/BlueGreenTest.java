package org.cutover.deployer.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.deployer.engine.Plan;
import org.cutover.deployer.engine.Stage;
import org.cutover.deployer.engine.Step;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.cutover.deployer.operation.TestReleases;
import org.cutover.deployer.release.Release;
import org.cutover.deployer.release.ReleaseFile;
import org.junit.jupiter.api.Test;

class BlueGreenTest {
  private static final Operations NEVER =
      (Operations)
          Proxy.newProxyInstance(
              Operations.class.getClassLoader(),
              new Class<?>[] {Operations.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("making a plan must not call " + method.getName());
              });

  private static Release release(String version) {
    return ReleaseFile.parse(Path.of("r"), TestReleases.description(version, false));
  }

  private static Inventory.Site site(String name, int half) {
    Endpoint ssh = new Endpoint(name, 22);
    return new Inventory.Site(
        name,
        half,
        new Inventory.LoadBalancer(
            ssh,
            new RuntimeSocket.Unix("/s"),
            "/c",
            "app",
            Duration.ofSeconds(1),
            2,
            Duration.ofSeconds(1),
            Optional.empty()),
        new Inventory.Application(ssh, "/srv", name, 80, Optional.empty(), "/health", "service"));
  }

  private static Plan plan(boolean ownTable, Optional<String> leftover, Optional<String> kept) {
    return plan(ownTable, false, leftover, kept);
  }

  private static Plan held() {
    return plan(true, true, Optional.empty(), Optional.of("item_v0"));
  }

  private static Plan plan(
      boolean ownTable, boolean held, Optional<String> leftover, Optional<String> kept) {
    Duration second = Duration.ofSeconds(1);
    return new BlueGreen()
        .plan(
            new Situation(
                List.of(site("A", 1), site("B", 1), site("C", 2), site("D", 2)),
                release("1.0.0"),
                release("2.0.0"),
                ownTable,
                held,
                leftover,
                kept,
                Limits.of(second)),
            NEVER);
  }

  private static List<String> text(List<Stage> stages) {
    return stages.stream()
        .map(stage -> stage.tracks().stream().map(BlueGreenTest::track).toList().toString())
        .toList();
  }

  private static String track(List<Step> steps) {
    return String.join(" > ", steps.stream().map(Step::title).toList());
  }

  @Test
  void shouldKeepTheOrderThatLosesNothing() {
    Plan plan = plan(true, Optional.of("item_v2_0_0"), Optional.of("item_v0"));
    assertThat(text(plan.reversible()))
        .containsExactly(
            "[take lock]",
            "[drop leftover item_v2_0_0]",
            "[create table item_v2_0_0]",
            "[copy rows item_v2_0_0, install A, install B, install C, install D]",
            "[drain site A, drain site B]",
            "[stop old A > start new A > smoke test A, stop old B > start new B > smoke test B]",
            "[confirm]",
            "[catch up item_v2_0_0]");
    assertThat(text(plan.forward()))
        .containsExactly(
            "[decide]",
            "[keep catching up item_v2_0_0]",
            "[enable site A, enable site B]",
            "[new half serves]",
            "[drain site C, drain site D]",
            "[stop old C, stop old D]",
            "[verify item_v2_0_0, start new C > smoke test C > enable site C, start new D > smoke test"
                + " D > enable site D]",
            "[record]",
            "[drop kept table item_v0]",
            "[give lock back]");
  }

  @Test
  void shouldHoldRequestsWhileTrafficMovesOver() {
    assertThat(text(held().reversible()))
        .containsExactly(
            "[take lock]",
            "[create table item_v2_0_0]",
            "[copy rows item_v2_0_0, install A, install B, install C, install D]",
            "[drain site A, drain site B]",
            "[stop old A > start new A > smoke test A, stop old B > start new B > smoke test B]",
            "[prove site A, prove site B]",
            "[confirm]",
            "[catch up item_v2_0_0]",
            "[hold requests]",
            "[stop old C, stop old D]",
            "[compare item_v2_0_0]");
    assertThat(text(held().forward()))
        .containsExactly(
            "[decide]",
            "[commit]",
            "[release requests A, release requests B, release requests C, release requests D]",
            "[record]",
            "[retire site C > start new C > smoke test C > enable site C, retire site D > start new"
                + " D > smoke test D > enable site D]",
            "[drop kept table item_v0]",
            "[give lock back]");
  }

  @Test
  void shouldHaveAWayBackFromAHold() {
    assertThat(held().reversible())
        .flatExtracting(stage -> stage.steps().toList())
        .filteredOn(step -> step.traits().changes() && step.undo().isEmpty())
        .extracting(Step::name)
        .as("rows go with their table")
        .containsExactly("copy rows", "catch up", "compare");
  }

  @Test
  void shouldRetryBeforeTheDecisionOnlyWhatBeginsAgainWhereItFailed() {
    assertThat(held().steps())
        .filteredOn(step -> step.traits().retried())
        .extracting(Step::name)
        .containsExactly("copy rows", "catch up");
  }

  @Test
  void shouldTouchNoTableWhenBothReleasesShareOne() {
    assertThat(plan(false, Optional.empty(), Optional.empty()).steps().map(Step::name))
        .doesNotContain("create table", "copy rows", "catch up", "keep catching up", "verify");
  }

  @Test
  void shouldHaveAWayBackForEveryChangeBeforeThePointOfNoReturn() {
    assertThat(plan(true, Optional.empty(), Optional.empty()).reversible())
        .flatExtracting(stage -> stage.steps().toList())
        .filteredOn(step -> step.traits().changes() && step.undo().isEmpty())
        .extracting(Step::name)
        .as("filling and repairing go with the table itself")
        .containsExactly("copy rows", "catch up");
  }

  @Test
  void shouldListTheKnownStrategiesWhenTheNameIsUnknown() {
    assertThat(Strategies.named("blue-green").name()).isEqualTo("blue-green");
    assertThatThrownBy(() -> Strategies.named("big-bang"))
        .hasMessage("no strategy 'big-bang'; known: blue-green");
  }
}
