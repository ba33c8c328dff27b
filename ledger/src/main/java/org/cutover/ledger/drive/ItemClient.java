package org.cutover.ledger.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cutover.ledger.history.Row;

/** The sample application's API, as one client uses it through a load balancer. */
final class ItemClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final Duration limit;

  /**
   * @param limit for a connection, and for every answer
   */
  ItemClient(Duration limit) {
    this.limit = limit;
    this.client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(limit).build();
  }

  Reply insert(String target, String key, String value) throws InterruptedException {
    return write(
        request(target, "").POST(BodyPublishers.ofString(body(value).put("id", key).toString())));
  }

  Reply update(String target, String key, String value) throws InterruptedException {
    return write(request(target, "/" + key).PUT(BodyPublishers.ofString(body(value).toString())));
  }

  Reply delete(String target, String key) throws InterruptedException {
    return write(request(target, "/" + key).DELETE());
  }

  private static ObjectNode body(String value) {
    return JSON.createObjectNode().put("name", value).put("description", value);
  }

  private Reply write(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case 200, 201, 204 -> new Reply.Acknowledged();
        case 404 -> new Reply.Refused(false);
        case 409 -> new Reply.Refused(true);
        default -> new Reply.Unclear("status " + response.statusCode());
      };
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Reply.NotSent(words(e));
    } catch (IOException e) {
      return new Reply.Unclear(words(e));
    }
  }

  Reply show(String target, String key) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request(target, "/" + key).GET().build(), BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case 200 -> new Reply.Shown(row(JSON.readTree(response.body())));
        case 404 -> new Reply.Shown(Row.ABSENT);
        default -> new Reply.Unclear("status " + response.statusCode());
      };
    } catch (IOException e) {
      return new Reply.Unclear(words(e));
    }
  }

  Reply list(String target) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request(target, "").GET().build(), BodyHandlers.ofString());
      return response.statusCode() == 200
          ? new Reply.Listed(rows(response.body()))
          : new Reply.Unclear("status " + response.statusCode());
    } catch (IOException e) {
      return new Reply.Unclear(words(e));
    }
  }

  private static Map<String, Row> rows(String body) throws JsonProcessingException {
    Map<String, Row> rows = new HashMap<>();
    for (JsonNode item : JSON.readTree(body)) {
      rows.put(item.path("id").asText(), row(item));
    }
    return rows;
  }

  private static Row row(JsonNode item) {
    return Row.of(item.path("name").asText(), item.path("description").asText());
  }

  private HttpRequest.Builder request(String target, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + target + "/item" + path))
        .timeout(limit)
        .header("Content-Type", "application/json");
  }

  private static String words(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
