package org.cutover.sample;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CRUD API, without HTTP's machinery.
 *
 * <ul>
 *   <li>{@code GET /item}: all items, in no order; {@code GET /item/ID}: one, or 404
 *   <li>{@code POST /item}: makes an item. Its name must be given, its id may be. 201 with its
 *       address, 409 if the id exists. Two who make the same id at the same moment may both
 *       succeed: there is no lock, and the later one's fields stay.
 *   <li>{@code PUT /item/ID}: replaces the fields that are given, so a client that knows fewer
 *       fields spoils none. 200 with the whole item, 404 if there is none.
 *   <li>{@code DELETE /item/ID}: 204, or 404 if there is none
 *   <li>{@code GET /health}: 200 if the database answers or has just answered; {@code GET /version}
 * </ul>
 *
 * <p>A body with an unknown or mistyped field is refused (400), and every problem is told as {@code
 * {"error": …}}. HEAD is answered wherever GET is.
 */
final class ItemApi implements Function<ApiRequest, ApiResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(ItemApi.class);
  private static final String ITEMS = "/item";

  private final ItemStore store;
  private final Version version;

  ItemApi(ItemStore store, Version version) {
    this.store = store;
    this.version = version;
  }

  @Override
  public ApiResponse apply(ApiRequest request) {
    try {
      Map<String, Supplier<ApiResponse>> methods = methods(request);
      String method = request.method().equals("HEAD") ? "GET" : request.method();
      Supplier<ApiResponse> answer = methods.get(method);
      if (answer == null) {
        String allowed = String.join(", ", methods.keySet());
        return ApiResponse.problem(405, "allowed here: " + allowed, Map.of("Allow", allowed));
      }
      return answer.get();
    } catch (HttpProblem e) {
      return ApiResponse.problem(e.status(), e.getMessage(), Map.of());
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return ApiResponse.problem(500, "a defect of this application", Map.of());
    }
  }

  private Map<String, Supplier<ApiResponse>> methods(ApiRequest request) {
    String path = request.path();
    if (path.equals(ITEMS)) {
      return sorted(
          Map.of(
              "GET", () -> ApiResponse.ok(Json.list(store.list(), version)),
              "POST", () -> create(body(request))));
    }
    if (path.startsWith(ITEMS + "/") && ItemBody.isId(path.substring(ITEMS.length() + 1))) {
      String id = path.substring(ITEMS.length() + 1);
      return sorted(
          Map.of(
              "GET", () -> ApiResponse.ok(Json.item(existing(id), version)),
              "PUT", () -> update(id, body(request)),
              "DELETE", () -> delete(id)));
    }
    if (path.equals("/health")) {
      return Map.of("GET", this::health);
    }
    if (path.equals("/version")) {
      return Map.of("GET", this::version);
    }
    throw HttpProblem.notFound("nothing at " + path);
  }

  private static Map<String, Supplier<ApiResponse>> sorted(
      Map<String, Supplier<ApiResponse>> methods) {
    return new TreeMap<>(methods);
  }

  private ItemBody body(ApiRequest request) {
    return ItemBody.parse(request.body(), version);
  }

  private ApiResponse create(ItemBody body) {
    for (Field field : version.fields()) {
      if (field.required() && !body.values().containsKey(field)) {
        throw HttpProblem.badRequest(field.column() + " is missing");
      }
    }
    String id = body.id().orElseGet(() -> UUID.randomUUID().toString());
    if (body.id().isPresent() && store.find(id).isPresent()) {
      throw new HttpProblem(409, "there is an item " + id + " already");
    }
    Map<Field, Object> values = new TreeMap<>();
    version.fields().forEach(field -> values.put(field, field.absent()));
    values.putAll(body.values());
    store.write(id, values);
    return new ApiResponse(
        201, Map.of("Location", ITEMS + "/" + id), Json.item(new Item(id, values), version));
  }

  private ApiResponse update(String id, ItemBody body) {
    Optional<String> other = body.id().filter(given -> !given.equals(id));
    if (other.isPresent()) {
      throw HttpProblem.badRequest("the id of an item cannot be changed to " + other.get());
    }
    Item before = existing(id);
    store.write(id, body.values());
    return ApiResponse.ok(Json.item(before.with(body.values()), version));
  }

  private ApiResponse delete(String id) {
    existing(id);
    store.delete(id);
    return ApiResponse.noContent();
  }

  private Item existing(String id) {
    return store.find(id).orElseThrow(() -> HttpProblem.notFound("there is no item " + id));
  }

  private ApiResponse health() {
    store.ping();
    return ApiResponse.ok(Json.texts(Map.of("status", "up")));
  }

  private ApiResponse version() {
    Map<String, String> answer = new TreeMap<>(Map.of("name", "shop", "version", version.number()));
    return ApiResponse.ok(Json.texts(answer));
  }
}
