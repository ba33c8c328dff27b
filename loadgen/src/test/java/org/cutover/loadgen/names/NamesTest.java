package org.cutover.loadgen.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.common.CutoverException;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.NameUse;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class NamesTest {
  private static final String HOST = "service.test";

  /** Turns its four addresses by one with each question, as a name server does. */
  private static class Turning implements NameSource {
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<InetAddress> ask(String host) throws UnknownHostException {
      List<InetAddress> answer = new ArrayList<>();
      for (int last = 1; last <= 4; last++) {
        answer.add(address(last));
      }
      Collections.rotate(answer, -asked.getAndIncrement());
      return answer;
    }

    @Override
    public List<NameUse.Server> use() {
      return List.of();
    }
  }

  private final Turning source = new Turning();

  @Test
  void shouldKeepTheWholeAnswerForEachUserWhenAskedOncePerUser() throws Exception {
    Names names = new Names(ResolvePolicy.ONCE_PER_USER, source);
    assertThat(names.resolve(HOST, 0)).isEqualTo(addresses(1, 2, 3, 4));
    assertThat(names.resolve(HOST, 1)).isEqualTo(addresses(2, 3, 4, 1));
    assertThat(names.resolve(HOST, 0)).isEqualTo(addresses(1, 2, 3, 4));
    assertThat(names.resolve(HOST, 1)).isEqualTo(addresses(2, 3, 4, 1));
    assertThat(source.asked).hasValue(2);
    names.resolve("other.test", 1);
    assertThat(source.asked).hasValue(3);
  }

  @Test
  void shouldAskForEveryConnectionWhenAskedOnReconnect() throws Exception {
    Names names = new Names(ResolvePolicy.ON_RECONNECT, source);
    assertThat(names.resolve(HOST, 0)).isEqualTo(addresses(1, 2, 3, 4));
    assertThat(names.resolve(HOST, 0)).isEqualTo(addresses(2, 3, 4, 1));
    assertThat(source.asked).hasValue(2);
  }

  @Test
  void shouldGiveEveryUserTheFirstAddressAloneWhenPinned() throws Exception {
    Names names = new Names(ResolvePolicy.PIN, source);
    for (int user = 0; user < 5; user++) {
      assertThat(names.resolve(HOST, user)).isEqualTo(addresses(1));
    }
    assertThat(source.asked).hasValue(1);
  }

  @Test
  void shouldStartEachUserAtTheNextAddressOfOneAnswerWhenRoundRobin() throws Exception {
    Names names = new Names(ResolvePolicy.ROUND_ROBIN, source);
    assertThat(names.resolve(HOST, 0)).isEqualTo(addresses(1, 2, 3, 4));
    assertThat(names.resolve(HOST, 1)).isEqualTo(addresses(2, 3, 4, 1));
    assertThat(names.resolve(HOST, 3)).isEqualTo(addresses(4, 1, 2, 3));
    assertThat(names.resolve(HOST, 4)).isEqualTo(addresses(1, 2, 3, 4));
    assertThat(source.asked).hasValue(1);
  }

  @Test
  void shouldAskAgainAfterAFailureWhateverThePolicy() throws Exception {
    for (ResolvePolicy policy : ResolvePolicy.values()) {
      AtomicInteger attempts = new AtomicInteger();
      Names names =
          new Names(
              policy,
              new Turning() {
                @Override
                public List<InetAddress> ask(String host) throws UnknownHostException {
                  if (attempts.getAndIncrement() == 0) {
                    throw new UnknownHostException(host + ": no answer");
                  }
                  return super.ask(host);
                }
              });
      assertThatThrownBy(() -> names.resolve(HOST, 0))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("service.test: no answer");
      assertThat(names.resolve(HOST, 0)).as(policy.word()).startsWith(address(1));
    }
  }

  @Test
  void shouldAskOnceForAllWhoWaitWhenTheyShareAnAnswer() throws Exception {
    CountDownLatch all = new CountDownLatch(8);
    Names names =
        new Names(
            ResolvePolicy.PIN,
            new Turning() {
              @Override
              public List<InetAddress> ask(String host) throws UnknownHostException {
                try {
                  assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                source.asked.incrementAndGet();
                return super.ask(host);
              }
            });
    List<CompletableFuture<List<InetAddress>>> users = new ArrayList<>();
    for (int user = 0; user < 8; user++) {
      int number = user;
      CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
      users.add(answer);
      new Thread(
              () -> {
                all.countDown();
                try {
                  answer.complete(names.resolve(HOST, number));
                } catch (UnknownHostException e) {
                  answer.completeExceptionally(e);
                }
              })
          .start();
    }
    for (CompletableFuture<List<InetAddress>> user : users) {
      assertThat(user.get(10, TimeUnit.SECONDS)).isEqualTo(addresses(1));
    }
    assertThat(source.asked).hasValue(1);
  }

  @Test
  void shouldAskNobodyForAnAddress() throws Exception {
    Names names = new Names(ResolvePolicy.ON_RECONNECT, source);
    assertThat(names.resolve("127.0.0.9", 0)).isEqualTo(addresses(9));
    assertThat(names.resolve("[::1]", 0)).singleElement().isInstanceOf(Inet6Address.class);
    assertThat(source.asked).hasValue(0);
  }

  @Test
  void shouldRefuseAServerThatIsItselfAName() {
    Naming naming =
        new Naming(ResolvePolicy.PIN, List.of(Address.parse("127.0.0.1:53"), new Address("ns", 5)));
    assertThatThrownBy(() -> Names.of(naming))
        .isInstanceOf(CutoverException.class)
        .hasMessage(
            "load: name server ns:5: write its address, such as 127.0.0.1:5;"
                + " nobody could be asked for its name");
  }

  @Test
  void shouldNameTheAllowedPoliciesWhenAskedForAnother() {
    assertThat(ResolvePolicy.of("pin")).isEqualTo(ResolvePolicy.PIN);
    assertThatThrownBy(() -> ResolvePolicy.of("sticky"))
        .hasMessage(
            "load: there is no policy 'sticky';"
                + " use once-per-user, on-reconnect, pin, round-robin");
  }

  private static List<InetAddress> addresses(int... last) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (int octet : last) {
      addresses.add(address(octet));
    }
    return addresses;
  }

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }
}
