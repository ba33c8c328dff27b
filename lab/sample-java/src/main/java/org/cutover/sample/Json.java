package org.cutover.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What this application answers, as JSON. */
final class Json {
  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static String item(Item item, Version version) {
    return text(json -> write(json, item, version, true));
  }

  static String list(List<Item> items, Version version) {
    return text(
        json -> {
          json.writeStartArray();
          for (Item item : items) {
            write(json, item, version, version.listsIds());
          }
          json.writeEndArray();
        });
  }

  /** A flat object of texts. */
  static String texts(Map<String, String> values) {
    return text(
        json -> {
          json.writeStartObject();
          for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
          }
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Item item, Version version, boolean withId)
      throws IOException {
    json.writeStartObject();
    if (withId) {
      json.writeStringField("id", item.id());
    }
    for (Field field : version.fields()) {
      json.writeFieldName(field.column());
      Object value = item.values().getOrDefault(field, field.absent());
      if (value instanceof Integer number) {
        json.writeNumber(number);
      } else {
        json.writeString((String) value);
      }
    }
    json.writeEndObject();
  }

  private static String text(Writing writing) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
