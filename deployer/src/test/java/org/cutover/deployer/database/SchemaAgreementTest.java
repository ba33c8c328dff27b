package org.cutover.deployer.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class SchemaAgreementTest {
  private static final UUID OLD = new UUID(0, 1);
  private static final UUID NEW = new UUID(0, 2);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Map<UUID, Node> nodes = new HashMap<>();
  private final Map<Node, Queue<UUID>> answers = new HashMap<>();
  private final List<Node> asked = new ArrayList<>();

  /** A node that says one version after the other, and the last of them for good; none: nothing. */
  private Node node(UUID... versions) {
    UUID id = UUID.randomUUID();
    // A node that is no proxy would have to say twenty things that nobody asks.
    Node node = fake(Node.class, (method, arguments) -> null);
    nodes.put(id, node);
    answers.put(node, new ArrayDeque<>(List.of(versions)));
    return node;
  }

  private CqlSession session() {
    Metadata metadata = fake(Metadata.class, (method, arguments) -> nodes);
    return fake(
        CqlSession.class,
        (method, arguments) ->
            method.equals("getMetadata")
                ? metadata
                : answer(((Statement<?>) arguments[0]).getNode()));
  }

  private ResultSet answer(Node node) {
    asked.add(node);
    Queue<UUID> versions = answers.get(node);
    if (versions.isEmpty()) {
      throw new DriverTimeoutException("no answer");
    }
    UUID version = versions.size() > 1 ? versions.remove() : versions.peek();
    Row row = fake(Row.class, (method, arguments) -> version);
    return fake(ResultSet.class, (method, arguments) -> row);
  }

  private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> type.getSimpleName();
                  default -> answers.apply(method.getName(), arguments);
                }));
  }

  @Test
  void shouldAskEveryNodeItself() {
    Node first = node(NEW);
    Node second = node(NEW);
    assertThat(new SchemaAgreement(session(), LONG).await()).isTrue();
    assertThat(asked).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void shouldWaitForANodeThatLearnsOfItLater() {
    node(NEW);
    Node late = node(OLD, OLD, NEW);
    assertThat(new SchemaAgreement(session(), LONG).await()).isTrue();
    assertThat(asked).filteredOn(late::equals).hasSize(3);
  }

  @Test
  void shouldNotWaitForANodeThatDoesNotAnswer() {
    node(NEW);
    node();
    assertThat(new SchemaAgreement(session(), LONG).await()).isTrue();
  }

  @Test
  void shouldGiveUpWhenTheNodesDifferToTheEnd() {
    node(NEW);
    node(OLD);
    assertThat(new SchemaAgreement(session(), Duration.ZERO).await()).isFalse();
  }

  @Test
  void shouldGiveUpWhenItIsInterrupted() {
    node(NEW);
    node(OLD);
    Thread.currentThread().interrupt();
    assertThat(new SchemaAgreement(session(), LONG).await()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
