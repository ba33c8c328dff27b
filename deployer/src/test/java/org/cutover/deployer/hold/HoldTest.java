package org.cutover.deployer.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cutover.common.CutoverException;
import org.cutover.deployer.haproxy.RuntimeApi;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.deployer.inventory.RuntimeSocket;
import org.cutover.deployer.parallel.ParallelTasks;
import org.cutover.deployer.ssh.CommandResult;
import org.cutover.deployer.ssh.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HoldTest {
  private static final String IDLE =
      "# pxname,svname,status,check_status,scur,qcur\napp,C,DRAIN,L7OK,0,0\n";
  private static final String BUSY =
      "# pxname,svname,status,check_status,scur,qcur\napp,C,DRAIN,L7OK,2,0\n";

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, CommandResult> answers = new ConcurrentHashMap<>();
  private final ParallelTasks tasks = new ParallelTasks();
  private volatile String stat = IDLE;
  private volatile String config = "backend app\n";

  @AfterEach
  void close() {
    tasks.close();
  }

  private Hold hold(Duration limit) {
    return new Hold(
        Stream.of("A", "B").map(this::supervisor).toList(),
        Stream.of("A", "B").map(this::balancer).toList(),
        new Hold.Servers(List.of("C"), List.of("D")),
        7,
        limit,
        tasks);
  }

  private Supervisor supervisor(String name) {
    RuntimeSocket socket = new RuntimeSocket.Unix("/s");
    Inventory.Gate gate = new Inventory.Gate("gate", socket, "sudo hold");
    return new Supervisor(
        name,
        new FakeHost(name),
        new Inventory.LoadBalancer(
            new Endpoint(name, 22),
            socket,
            "/c",
            "app",
            Duration.ofSeconds(1),
            2,
            Duration.ofSeconds(1),
            Optional.of(gate)),
        Duration.ofSeconds(1));
  }

  private RuntimeApi balancer(String name) {
    return new RuntimeApi(
        name,
        "app",
        new RuntimeApi.Connector() {
          @Override
          public String ask(String line) {
            return stat;
          }

          @Override
          public String change(String line) {
            throw new AssertionError(line);
          }
        });
  }

  private void answer(String name, String verb, int code, String text) {
    answers.put(name + " " + verb, new CommandResult(code, code == 0 ? text : "", text));
  }

  @Test
  void shouldTellEverySupervisorInWordsThatNoShellSees() throws Exception {
    Hold hold = hold(Duration.ofSeconds(5));
    hold.arm();
    hold.begin();
    assertThat(told)
        .contains(
            "A sudo hold arm 7 --runtime unix:/s --gate unix:/s --backend app --server gate"
                + " --old C --new D",
            "A sudo hold begin 7 5000",
            "B sudo hold begin 7 5000");
  }

  @Test
  void shouldHaveTheFileWrittenThatTheConfigurationReads() {
    config =
        "global\n server-state-file \"/var/a b\"\nbackend app\n load-server-state-from-file global\n";
    supervisor("A").keep(List.of("C", "D"), List.of("E"));
    supervisor("A").requireKeeping();
    hold(Duration.ofSeconds(5)).arm();
    assertThat(told)
        .contains(
            "A sudo hold keep --runtime unix:/s --backend app --file /var/a b --out C,D --in E",
            "A sudo hold kept --backend app --file /var/a b",
            "A sudo hold arm 7 --runtime unix:/s --gate unix:/s --backend app --server gate"
                + " --old C --new D --file /var/a b");
  }

  @Test
  void shouldWriteNoFileThatNobodyReads() {
    supervisor("A").keep(List.of("C"), List.of());
    supervisor("A").requireKeeping();
    assertThat(told).isEmpty();
  }

  @Test
  void shouldSayWhatCannotBeWritten() {
    config = "global\n server-state-file /f\nbackend app\n load-server-state-from-file global\n";
    answer("A", "keep", 1, "/f.new: cannot be written: No space left on device");
    assertThatThrownBy(() -> supervisor("A").keep(List.of("C"), List.of()))
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            "load balancer A: 'sudo hold keep' failed: exit code 1: /f.new: cannot be written: No space left on"
                + " device");
  }

  @Test
  void shouldGiveUpWhenOldRequestsLastLongerThanHalfOfTheLimit() {
    stat = BUSY;
    Hold hold = hold(Duration.ofMillis(200));
    assertThatThrownBy(hold::begin)
        .isInstanceOf(CutoverException.class)
        .hasMessageContaining("C at A has 2");
  }

  @Test
  void shouldNotStopTheOldReleaseWhenItSleptUntilTheHoldMayHaveEnded() throws Exception {
    Hold hold = hold(Duration.ofSeconds(1));
    hold.begin();
    assertThatCode(hold::requireStanding).doesNotThrowAnyException();
    Thread.sleep(800);
    assertThatThrownBy(hold::requireStanding).hasMessageContaining("does not fit into the hold");
  }

  @Test
  void shouldGoForwardWhenOneSupervisorCannotBeToldAndFailWhenNoneCan() {
    answer("B", "commit", 1, "not holding");
    Hold hold = hold(Duration.ofSeconds(5));
    assertThat(hold.commit(name -> {}))
        .singleElement()
        .asString()
        .contains("load balancer B")
        .contains("not holding");
    answer("A", "commit", 1, "not holding");
    assertThatThrownBy(() -> hold.commit(name -> {}))
        .hasMessageContaining("load balancer A")
        .hasMessageContaining("load balancer B");
  }

  @Test
  void shouldTellTheOthersWhileOneIsStillBeingHandedOver() {
    Hold hold = hold(Duration.ofSeconds(5));
    assertThat(hold.commit(name -> awaitOtherTold(name))).isEmpty();
    assertThat(told).containsExactly("B sudo hold commit 7", "A sudo hold commit 7");
  }

  private void awaitOtherTold(String name) {
    while (name.equals("A") && !told.contains("B sudo hold commit 7")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldReleaseOnlyWhereRequestsAreHeld() {
    answer("A", "status", 0, "0 none");
    answer("B", "status", 0, "7 holding left-ms=100 committed=no");
    hold(Duration.ofSeconds(5)).releaseToOld();
    assertThat(told)
        .contains("B sudo hold release 7 old")
        .doesNotContain("A sudo hold release 7 old");
  }

  @Test
  void shouldCommitFirstWhereItCouldNotBeNotedBefore() {
    answer("A", "status", 0, "7 holding left-ms=-3 committed=no");
    assertThat(hold(Duration.ofSeconds(5)).releaseToNew("A").state())
        .isEqualTo(HoldStatus.State.RELEASED);
    assertThat(told).containsSubsequence("A sudo hold commit 7", "A sudo hold release 7 new");
  }

  private final class FakeHost implements Host {
    private final String name;

    FakeHost(String name) {
      this.name = name;
    }

    @Override
    public Endpoint endpoint() {
      return new Endpoint(name, 22);
    }

    @Override
    public CommandResult ask(List<String> words, Duration timeout) {
      return run(words);
    }

    @Override
    public CommandResult change(List<String> words, Duration timeout) {
      return run(words);
    }

    private CommandResult run(List<String> words) {
      if (words.get(0).equals("cat")) {
        return new CommandResult(0, config, "");
      }
      told.add(name + " " + String.join(" ", words));
      return answers.getOrDefault(
          name + " " + words.get(2), new CommandResult(0, "7 released to=new by=told\n", ""));
    }

    @Override
    public void upload(Path local, String remote) {
      throw new AssertionError(remote);
    }

    @Override
    public String askRuntime(RuntimeSocket socket, String line, Duration timeout) {
      throw new AssertionError(line);
    }

    @Override
    public String changeRuntime(RuntimeSocket socket, String line, Duration timeout) {
      throw new AssertionError(line);
    }

    @Override
    public void close() {}
  }
}
