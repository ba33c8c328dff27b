package org.cutover.loadgen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accepts a body that is a JSON array of objects whose fields {@code id} are exactly the given
 * ones, each once, in any order; other fields are free. Bodies once accepted are remembered whole,
 * so that the usual answer costs one comparison of bytes.
 */
public final class JsonIds implements ResponseCheck {
  // Two releases times a few orders of rows; the bound keeps ever-changing bodies from piling up.
  private static final int REMEMBERED = 64;

  private final JsonFactory json = new JsonFactory();
  private final Set<String> expected;
  private final Set<ByteBuffer> accepted = ConcurrentHashMap.newKeySet();

  /**
   * Creates a check.
   *
   * @param expected the ids as text; a number in the body equals its digits
   */
  public JsonIds(Set<String> expected) {
    this.expected = Set.copyOf(expected);
  }

  @Override
  public Optional<String> fault(byte[] body) {
    if (accepted.contains(ByteBuffer.wrap(body))) {
      return Optional.empty();
    }
    Optional<String> fault = examine(body);
    if (fault.isEmpty() && accepted.size() < REMEMBERED) {
      accepted.add(ByteBuffer.wrap(body.clone()));
    }
    return fault;
  }

  private Optional<String> examine(byte[] body) {
    Set<String> found = new HashSet<>();
    try (JsonParser parser = json.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return Optional.of("the body is not a JSON array");
      }
      for (int item = 0; parser.nextToken() != JsonToken.END_ARRAY; item++) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          return Optional.of("item " + item + " is not a JSON object");
        }
        String id = idOf(parser);
        if (id == null) {
          return Optional.of("item " + item + " has no id");
        }
        if (!found.add(id)) {
          return Optional.of("id " + id + " is there twice");
        }
      }
      if (parser.nextToken() != null) {
        return Optional.of("the body goes on after the JSON array");
      }
    } catch (IOException e) {
      return Optional.of("the body is not JSON");
    }
    return difference(found);
  }

  /** The field {@code id} of the object the parser stands at, which is read to its end. */
  private static String idOf(JsonParser parser) throws IOException {
    String id = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("id") && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        id = parser.getText();
      }
      parser.skipChildren();
    }
    return id;
  }

  private Optional<String> difference(Set<String> found) {
    long missing = expected.stream().filter(id -> !found.contains(id)).count();
    long extra = found.stream().filter(id -> !expected.contains(id)).count();
    return missing == 0 && extra == 0
        ? Optional.empty()
        : Optional.of(missing + " expected ids are missing and " + extra + " are unexpected");
  }
}
