package census.api.web;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Rows as JSON, straight from what the database gave. */
final class JsonAnswer {

  private final Asked asked;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
  private final JsonGenerator json = JsonMapper.shared().createGenerator(bytes);

  private JsonAnswer(Asked asked) {
    this.asked = asked;
  }

  static byte[] page(Asked asked, Page page, List<Row> rows) {
    JsonAnswer answer = new JsonAnswer(asked);
    answer.write(page, rows);
    return answer.finished();
  }

  static byte[] detail(Asked asked, Row row) {
    JsonAnswer answer = new JsonAnswer(asked);
    answer.write(row, asked.route().parts());
    return answer.finished();
  }

  /** All rows as a FeatureCollection of GeoJSON. */
  static byte[] features(Asked asked, List<Row> rows) {
    JsonAnswer answer = new JsonAnswer(asked);
    answer.json.writeStartObject();
    answer.json.writeStringProperty("type", "FeatureCollection");
    answer.json.writeArrayPropertyStart("features");
    rows.forEach(answer::writeFeature);
    answer.json.writeEndArray();
    answer.json.writeEndObject();
    return answer.finished();
  }

  static byte[] feature(Asked asked, Row row) {
    JsonAnswer answer = new JsonAnswer(asked);
    answer.writeFeature(row);
    return answer.finished();
  }

  private void writeFeature(Row row) {
    Part.Outline outline = asked.route().outline().orElseThrow();
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeName("geometry");
    writeGeoJson(outline, row);
    json.writeName("properties");
    write(row, asked.route().parts().stream().filter(part -> part != outline).toList());
    json.writeEndObject();
  }

  private void writeOutline(Part.Outline outline, Row row) {
    if (!asked.base().writesOutlinesAsTexts()) {
      writeGeoJson(outline, row);
    } else if (row.value(outline.nationalGrid()) instanceof byte[] grid) {
      json.writeString(Geometry.inNationalGrid(grid));
    } else {
      json.writeNull();
    }
  }

  private void writeGeoJson(Part.Outline outline, Row row) {
    Part.Field field =
        switch (asked.detail()) {
          case FULL -> outline.full();
          case MEDIUM -> outline.medium();
          case LOW -> outline.low();
        };
    if (row.value(field) instanceof byte[] degrees) {
      json.writeRawValue(Geometry.geoJson(degrees));
    } else {
      json.writeNull();
    }
  }

  private byte[] finished() {
    json.close();
    return bytes.toByteArray();
  }

  private void write(Page page, List<Row> rows) {
    if (!asked.base().hasPages()) {
      writeRows(rows);
      return;
    }
    json.writeStartObject();
    json.writeNumberProperty("count", page.count());
    writeLink("next", page.next());
    writeLink("previous", page.previous());
    json.writeName("results");
    writeRows(rows);
    json.writeEndObject();
  }

  private void writeRows(List<Row> rows) {
    json.writeStartArray();
    rows.forEach(row -> write(row, asked.route().parts()));
    json.writeEndArray();
  }

  private void writeLink(String name, OptionalLong page) {
    json.writeName(name);
    if (page.isPresent()) {
      json.writeString(asked.page(page.getAsLong()));
    } else {
      json.writeNull();
    }
  }

  private void write(Row row, List<Part> parts) {
    json.writeStartObject();
    for (Part part : parts) {
      json.writeName(part.name());
      if (part instanceof Part.Field field) {
        write(field, row.value(field));
      } else if (part instanceof Part.Made made) {
        write(made.json(), row.value(made.json()));
      } else if (part instanceof Part.Outline outline) {
        writeOutline(outline, row);
      } else if (part instanceof Part.Constant constant) {
        json.writeString(constant.value());
      } else if (part instanceof Part.Link link) {
        json.writeString(Links.to(asked, link, row));
      } else if (part instanceof Part.Nested nested) {
        writeNested(row, nested);
      }
    }
    json.writeEndObject();
  }

  private void writeNested(Row row, Part.Nested nested) {
    if (row.value(nested.first()) == null) {
      json.writeNull();
    } else {
      write(row, nested.parts());
    }
  }

  private void write(Part.Field field, @Nullable Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal decimal) {
      writeDecimal(field, decimal.toPlainString());
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (field.type() == Type.JSON) {
      json.writeRawValue((String) value);
    } else {
      json.writeString(value.toString());
    }
  }

  /** With the digits that the publisher gave: 0.50 stays 0.50. */
  private void writeDecimal(Part.Field field, String digits) {
    if (asked.base().writesDecimalsAsTexts() && !field.number()) {
      json.writeString(digits);
    } else {
      json.writeNumber(digits);
    }
  }
}
