package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cutover.loadgen.NameResolver;
import org.cutover.loadgen.NameUse;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;

/** Resolves the names of one run by its policy. An answer that failed is never kept. */
public final class Names implements NameResolver {
  private final ResolvePolicy policy;
  private final NameSource source;
  private final SharedAnswers shared;
  private final Map<HostOfUser, List<InetAddress>> kept = new ConcurrentHashMap<>();

  Names(ResolvePolicy policy, NameSource source) {
    this.policy = policy;
    this.source = source;
    this.shared = new SharedAnswers(source);
  }

  /**
   * A resolver for one run.
   *
   * @throws org.cutover.common.CutoverException with the code for wrong usage if a name server is
   *     not named by its address
   */
  public static NameResolver of(Naming naming) {
    return new Names(
        naming.policy(),
        naming.servers().isEmpty() ? new SystemNames() : NameServers.of(naming.servers()));
  }

  private record HostOfUser(String host, int user) {}

  @Override
  public List<InetAddress> resolve(String host, int user) throws UnknownHostException {
    Optional<InetAddress> literal = Literals.of(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    return switch (policy) {
      case ONCE_PER_USER -> ofUser(new HostOfUser(host, user));
      case ON_RECONNECT -> source.ask(host);
      case PIN -> List.of(shared.of(host).get(0));
      case ROUND_ROBIN -> startingAt(user, shared.of(host));
    };
  }

  /** A user is one thread, so no two ask for the same at once. */
  private List<InetAddress> ofUser(HostOfUser key) throws UnknownHostException {
    List<InetAddress> answer = kept.get(key);
    if (answer == null) {
      answer = source.ask(key.host());
      kept.put(key, answer);
    }
    return answer;
  }

  private static List<InetAddress> startingAt(int user, List<InetAddress> answer) {
    List<InetAddress> turned = new ArrayList<>(answer);
    Collections.rotate(turned, -(user % answer.size()));
    return turned;
  }

  @Override
  public NameUse use() {
    return new NameUse(policy, source.use());
  }
}
