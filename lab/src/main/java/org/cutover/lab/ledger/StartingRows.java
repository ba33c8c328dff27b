package org.cutover.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.cutover.lab.start.SeedRows;

/** The rows of the starting point, which nobody writes to: they have to be there afterwards. */
final class StartingRows {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private StartingRows() {}

  /** How many are missing or differ in what a service lists; empty if it does not answer. */
  static OptionalInt wrong(String target, SeedRows seeds) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + target + "/item")).timeout(LIMIT).build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? OptionalInt.of(wrong(JSON.readTree(response.body()), seeds))
          : OptionalInt.empty();
    } catch (IOException noAnswer) {
      return OptionalInt.empty();
    }
  }

  /** How many are missing or differ in a list. */
  static int wrong(JsonNode list, SeedRows seeds) {
    Map<String, JsonNode> items = new HashMap<>();
    list.forEach(item -> items.put(item.path("id").asText(), item));
    return (int)
        seeds.rows().stream()
            .filter(
                row -> {
                  JsonNode item = items.get(row.id());
                  return item == null
                      || !item.path("name").asText().equals(row.name())
                      || !item.path("description").asText().equals(row.description());
                })
            .count();
  }
}
