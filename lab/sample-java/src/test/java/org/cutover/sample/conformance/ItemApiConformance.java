package org.cutover.sample.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.sample.conformance.Http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The CRUD API as its clients see it. The tests make their own items and leave others alone, so
 * they run against an application that has items already.
 */
public abstract class ItemApiConformance {
  /** Where the application listens, such as {@code http://127.0.0.1:3000/}. */
  protected abstract URI base();

  /** The version that it should say it is. */
  protected abstract String version();

  /** Whether its items have a price. */
  protected abstract boolean hasPrice();

  /** Whether its list gives the ids; a version that leaves them out is faulty on purpose. */
  protected boolean listsIds() {
    return true;
  }

  @Test
  void shouldSayWhatItIs() {
    HttpResponse<String> answer = ask("GET", "/version", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer)).isEqualTo(json("{'name':'shop','version':'" + version() + "'}"));
  }

  @Test
  void shouldBeHealthyWhenTheDatabaseAnswers() {
    assertThat(ask("GET", "/health", "").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldMakeAnItemWithTheGivenId() {
    String id = newId();
    HttpResponse<String> made =
        ask("POST", "/item", "{'id':'%s','name':'chair','description':'of oak'}".formatted(id));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/item/" + id);
    assertThat(made.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(json(made)).isEqualTo(item(id, "chair", "of oak", 0));
    assertThat(json(ask("GET", "/item/" + id, ""))).isEqualTo(item(id, "chair", "of oak", 0));
  }

  @Test
  void shouldChooseAnIdWhereNoneIsGivenAndFillInWhatMayBeMissing() {
    HttpResponse<String> made = ask("POST", "/item", "{'name':'table'}");
    assertThat(made.statusCode()).isEqualTo(201);
    String id = json(made).path("id").asText();
    assertThat(id).isNotEmpty();
    assertThat(made.headers().firstValue("Location")).hasValue("/item/" + id);
    assertThat(json(ask("GET", "/item/" + id, ""))).isEqualTo(item(id, "table", "", 0));
  }

  @Test
  void shouldListEveryItemExactlyAsItIs() {
    String first = make("first");
    String second = make("second");
    HttpResponse<String> list = ask("GET", "/item", "");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(json(list).isArray()).isTrue();
    assertThat(json(list)).contains(listed(first, "first"), listed(second, "second"));
    if (listsIds()) {
      assertThat(json(list)).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldKeepTextsExactly() {
    String name = "stół \\\"Łódź\\\" \\n\\t 椅子 🪑 O'Brien \\\\".replace('\'', '´');
    String id = newId();
    ask("POST", "/item", "{'id':'" + id + "','name':'" + name + "'}");
    assertThat(json(ask("GET", "/item/" + id, "")).path("name").asText())
        .isEqualTo("stół \"Łódź\" \n\t 椅子 🪑 O´Brien \\");
  }

  @Test
  void shouldRefuseToMakeAnItemThatExists() {
    String id = make("original");
    HttpResponse<String> again = ask("POST", "/item", "{'id':'" + id + "','name':'replacement'}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(json(ask("GET", "/item/" + id, "")).path("name").asText()).isEqualTo("original");
  }

  @Test
  void shouldReplaceTheFieldsThatAreGivenAndNoOthers() {
    String id = make("before");
    HttpResponse<String> changed = ask("PUT", "/item/" + id, "{'description':'new'}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed)).isEqualTo(item(id, "before", "new", 0));
    ask("PUT", "/item/" + id, "{'id':'" + id + "','name':'after','description':''}");
    assertThat(json(ask("GET", "/item/" + id, ""))).isEqualTo(item(id, "after", "", 0));
  }

  @Test
  void shouldNotMakeAnItemByPut() {
    String id = newId();
    assertThat(ask("PUT", "/item/" + id, "{'name':'ghost'}").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/item/" + id, "").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldNotChangeAnId() {
    String id = make("one");
    assertThat(ask("PUT", "/item/" + id, "{'id':'" + newId() + "','name':'x'}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldDeleteAnItemOnce() {
    String id = make("short-lived");
    HttpResponse<String> deleted = ask("DELETE", "/item/" + id, "");
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(ask("GET", "/item/" + id, "").statusCode()).isEqualTo(404);
    assertThat(ask("DELETE", "/item/" + id, "").statusCode()).isEqualTo(404);
    for (JsonNode item : json(ask("GET", "/item", ""))) {
      assertThat(item.path("id").asText()).isNotEqualTo(id);
    }
  }

  @Test
  void shouldMakeADeletedItemAgain() {
    String id = make("first life");
    ask("DELETE", "/item/" + id, "");
    assertThat(ask("POST", "/item", "{'id':'" + id + "','name':'second life'}").statusCode())
        .isEqualTo(201);
    assertThat(json(ask("GET", "/item/" + id, ""))).isEqualTo(item(id, "second life", "", 0));
  }

  @Test
  void shouldKeepAPriceWhenAClientOfTheOlderVersionWrites() {
    String id = newId();
    HttpResponse<String> made =
        ask("POST", "/item", "{'id':'" + id + "','name':'lamp','price':1999}");
    if (!hasPrice()) {
      assertThat(made.statusCode()).isEqualTo(400);
      assertThat(json(made).path("error").asText()).contains("price");
      assertThat(ask("GET", "/item/" + id, "").statusCode()).isEqualTo(404);
      return;
    }
    assertThat(made.statusCode()).isEqualTo(201);
    ask("PUT", "/item/" + id, "{'name':'desk lamp','description':'bright'}");
    assertThat(json(ask("GET", "/item/" + id, "")))
        .isEqualTo(item(id, "desk lamp", "bright", 1999));
    ask("PUT", "/item/" + id, "{'price':5}");
    assertThat(json(ask("GET", "/item/" + id, ""))).isEqualTo(item(id, "desk lamp", "bright", 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "[]",
        "'text'",
        "{'name':'a'} {}",
        "{'name':'a','name':'b'}",
        "{'name':1}",
        "{'name':null}",
        "{'name':{'a':1}}",
        "{'description':'without a name'}",
        "{'name':'a','colour':'red'}",
        "{'name':'a','id':7}",
        "{'name':'a','id':''}",
        "{'name':'a','id':'a/b'}",
        "{'name':'a','price':'12'}",
        "{'name':'a','price':1.5}",
        "{'name':'a','price':-1}",
        "{'name':'a','price':2147483648}"
      })
  void shouldRefuseABodyThatIsNotAnItem(String body) {
    HttpResponse<String> refused = ask("POST", "/item", body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("error").asText()).isNotEmpty();
  }

  @Test
  void shouldRefuseABodyThatIsTooLarge() {
    String large = "{'name':'" + "x".repeat(70_000) + "'}";
    assertThat(ask("POST", "/item", large).statusCode()).isEqualTo(413);
    String full = "{'name':'" + "x".repeat(60_000) + "'}";
    HttpResponse<String> made = ask("POST", "/item", full);
    assertThat(made.statusCode()).isEqualTo(201);
    ask("DELETE", made.headers().firstValue("Location").orElseThrow(), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT    | /item      | GET, POST",
        "DELETE | /item      | GET, POST",
        "POST   | /item/some | DELETE, GET, PUT",
        "PATCH  | /item/some | DELETE, GET, PUT",
        "POST   | /health    | GET",
        "DELETE | /version   | GET"
      })
  void shouldSayWhatIsAllowedInstead(String method, String path, String allowed) {
    HttpResponse<String> refused = ask(method, path, "");
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow")).hasValue(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/items", "/item/", "/item/a/b", "/item/no-such-item", "/Item"})
  void shouldFindNothingElsewhere(String path) {
    assertThat(ask("GET", path, "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    return new Http(base()).ask(method, path, body.replace('\'', '"'));
  }

  private String make(String name) {
    String id = newId();
    String body = "{'id':'%s','name':'%s'}".formatted(id, name);
    assertThat(ask("POST", "/item", body).statusCode()).isEqualTo(201);
    return id;
  }

  private static String newId() {
    return "test-" + UUID.randomUUID();
  }

  private JsonNode listed(String id, String name) {
    ObjectNode item = item(id, name, "", 0);
    return listsIds() ? item : item.without("id");
  }

  private ObjectNode item(String id, String name, String description, int price) {
    ObjectNode item = (ObjectNode) json("{}");
    item.put("id", id).put("name", name).put("description", description);
    return hasPrice() ? item.put("price", price) : item;
  }
}
