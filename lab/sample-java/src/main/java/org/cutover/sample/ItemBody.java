package org.cutover.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client sends of an item: some or all of its fields.
 *
 * @param id if it is there
 * @param values of the fields that are there
 */
record ItemBody(Optional<String> id, Map<Field, Object> values) {
  /** Only what stands in a path as it is, so that an item's address is always its id. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

  private static final JsonFactory JSON =
      new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  ItemBody {
    values = Map.copyOf(values);
  }

  /** Whether an item can have this id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }

  /** Reads a JSON object that holds fields of this version and nothing else. */
  static ItemBody parse(String json, Version version) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw HttpProblem.badRequest("the body should be a JSON object");
      }
      Optional<String> id = Optional.empty();
      Map<Field, Object> values = new EnumMap<>(Field.class);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("id")) {
          id = Optional.of(id(parser));
        } else {
          Field field = field(name, version);
          values.put(field, value(parser, field));
        }
      }
      if (parser.nextToken() != null) {
        throw HttpProblem.badRequest("there is more after the JSON object");
      }
      return new ItemBody(id, values);
    } catch (JsonProcessingException e) {
      throw HttpProblem.badRequest("not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw HttpProblem.badRequest("not valid JSON");
    }
  }

  private static Field field(String name, Version version) {
    return version.fields().stream()
        .filter(field -> field.column().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                HttpProblem.badRequest(
                    "unknown field '"
                        + name
                        + "'; an item has "
                        + Stream.concat(
                                Stream.of("id"), version.fields().stream().map(Field::column))
                            .collect(Collectors.joining(", "))));
  }

  private static String id(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING || !isId(parser.getText())) {
      throw HttpProblem.badRequest("id should be a text of 1 to 100 letters, digits, . _ ~ -");
    }
    return parser.getText();
  }

  private static Object value(JsonParser parser, Field field) throws IOException {
    if (!field.isNumber()) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw HttpProblem.badRequest(field.column() + " should be a text");
      }
      return parser.getText();
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getBigIntegerValue().bitLength() >= Integer.SIZE
        || parser.getIntValue() < 0) {
      throw HttpProblem.badRequest(
          field.column() + " should be a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return parser.getIntValue();
  }
}
