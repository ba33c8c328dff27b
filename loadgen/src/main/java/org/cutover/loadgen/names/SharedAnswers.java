package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * One answer a host for all users of a run. Users who come while it is being asked for wait for the
 * same answer, also for a failed one, so that servers that are down are not asked by each in turn;
 * who comes after a failure asks again.
 */
final class SharedAnswers {
  private final NameSource source;
  private final Map<String, CompletableFuture<List<InetAddress>>> answers =
      new ConcurrentHashMap<>();

  SharedAnswers(NameSource source) {
    this.source = source;
  }

  List<InetAddress> of(String host) throws UnknownHostException {
    CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> first = answers.putIfAbsent(host, mine);
    if (first != null) {
      return await(host, first);
    }
    try {
      mine.complete(source.ask(host));
    } catch (UnknownHostException | RuntimeException e) {
      answers.remove(host, mine);
      mine.completeExceptionally(e);
    }
    return await(host, mine);
  }

  private static List<InetAddress> await(String host, CompletableFuture<List<InetAddress>> answer)
      throws UnknownHostException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw unknown(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host + ": interrupted while its address was asked for", e);
    }
  }

  private static UnknownHostException unknown(String message, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(message);
    unknown.initCause(cause);
    return unknown;
  }
}
