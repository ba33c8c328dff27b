package org.cutover.lab.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cutover.deployer.inventory.Endpoint;

/** Asks over HTTP, over kept-alive connections. */
final class HttpProbe {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /** The body of a 200 answer; empty for anything else. */
  Optional<String> get(Endpoint at, String path) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request(at, path), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException noAnswer) {
      return Optional.empty();
    }
  }

  /** Asks so many times, one after the other, without waiting here; answers do not matter. */
  CompletableFuture<Void> getAgainAndAgain(Endpoint at, String path, int times) {
    if (times == 0) {
      return CompletableFuture.completedFuture(null);
    }
    return client
        .sendAsync(request(at, path), HttpResponse.BodyHandlers.discarding())
        .handle((response, failure) -> times - 1)
        .thenCompose(left -> getAgainAndAgain(at, path, left));
  }

  private static HttpRequest request(Endpoint at, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + at + path)).timeout(LIMIT).build();
  }

  /** What an application says it is, such as {@code shop-1.0.0}. */
  Optional<String> release(Endpoint application) throws InterruptedException {
    Optional<String> body = get(application, "/version");
    try {
      JsonNode json = JSON.readTree(body.orElse("{}"));
      return json.hasNonNull("name") && json.hasNonNull("version")
          ? Optional.of(json.get("name").asText() + "-" + json.get("version").asText())
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
