package org.cutover.deployer.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;
import org.cutover.common.ExitCode;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.release.Release;

/** Asks applications directly. */
public final class SmokeTester {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client;
  private final Duration limit;

  /**
   * @param limit for connecting, and for every answer
   */
  public SmokeTester(Duration limit) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit)
            .sslContext(unusedTls())
            .build();
    this.limit = limit;
  }

  /**
   * Applications are asked over HTTP alone. Without a context of its own the client reads every
   * certificate that the machine trusts. This one trusts none.
   */
  private static SSLContext unusedTls() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /** Why the application is not healthy; empty if it is. */
  public Optional<String> unhealthy(Endpoint application, String path) throws InterruptedException {
    try {
      HttpResponse<String> response = send(application, "GET", path);
      return response.statusCode() == 200
          ? Optional.empty()
          : Optional.of("GET " + path + " answered " + response.statusCode());
    } catch (IOException e) {
      return Optional.of("GET " + path + ": " + reason(e));
    }
  }

  /**
   * Waits until the application is healthy.
   *
   * @throws CutoverException with the last answer if it is not in time
   */
  public void awaitHealthy(Endpoint application, String path, Duration poll, Duration within)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      Optional<String> reason = unhealthy(application, path);
      if (reason.isEmpty()) {
        return;
      }
      if (System.nanoTime() - deadline > 0) {
        throw failed(
            application
                + " is not healthy after "
                + Durations.format(within)
                + ": "
                + reason.get());
      }
      Thread.sleep(poll.toMillis());
    }
  }

  /**
   * Runs smoke tests.
   *
   * @throws CutoverException naming request, expectation and answer of every test that failed
   */
  public void test(Endpoint application, List<Release.SmokeTest> tests)
      throws InterruptedException {
    List<String> failures = new ArrayList<>();
    for (Release.SmokeTest test : tests) {
      failure(application, test)
          .ifPresent(text -> failures.add(test.method() + " " + test.path() + ": " + text));
    }
    if (!failures.isEmpty()) {
      throw failed("smoke test of " + application + " failed: " + String.join("; ", failures));
    }
  }

  private Optional<String> failure(Endpoint application, Release.SmokeTest test)
      throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = send(application, test.method(), test.path());
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
    if (response.statusCode() != test.status()) {
      String body = JsonChecks.shortened(response.body());
      return Optional.of(
          "expected status " + test.status() + ", got " + response.statusCode() + " " + body);
    }
    return test.json().isEmpty() ? Optional.empty() : failure(response.body(), test.json());
  }

  private static Optional<String> failure(String body, List<Release.JsonCheck> checks) {
    try {
      JsonNode json = MAPPER.readTree(body);
      return checks.stream().flatMap(c -> JsonChecks.failure(json, c).stream()).findFirst();
    } catch (JsonProcessingException e) {
      return Optional.of("expected JSON, got " + JsonChecks.shortened(body));
    }
  }

  private HttpResponse<String> send(Endpoint application, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + application + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(limit)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "no connection" : JsonChecks.shortened(e.getMessage());
  }

  private static CutoverException failed(String text) {
    return new CutoverException(ExitCode.FAILED, text);
  }
}
