package census.api.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV after RFC 4180: a column for each value at whatever depth, named by the way to it, as
 * in {@code lsoa.lsoa_code}.
 */
final class CsvAnswer {

  private final Asked asked;
  private final StringBuilder text = new StringBuilder(8_192);
  private boolean lineIsEmpty = true;

  private CsvAnswer(Asked asked) {
    this.asked = asked;
  }

  static byte[] rows(Asked asked, List<Row> rows) {
    CsvAnswer answer = new CsvAnswer(asked);
    answer.writeHeader("", asked.route().parts());
    answer.endLine();
    rows.forEach(
        row -> {
          answer.write(row, asked.route().parts());
          answer.endLine();
        });
    return answer.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void writeHeader(String way, List<Part> parts) {
    for (Part part : parts) {
      if (part instanceof Part.Nested nested) {
        writeHeader(way + nested.name() + ".", nested.parts());
      } else {
        writeCell(way + part.name());
      }
    }
  }

  private void write(Row row, List<Part> parts) {
    for (Part part : parts) {
      if (part instanceof Part.Nested nested) {
        write(row, nested.parts());
      } else if (part instanceof Part.Field field) {
        writeCell(row.value(field));
      } else if (part instanceof Part.Made made) {
        writeCell(row.value(made.json()));
      } else if (part instanceof Part.Outline outline) {
        writeCell(
            row.value(outline.low()) instanceof byte[] degrees ? Geometry.inText(degrees) : null);
      } else if (part instanceof Part.Constant constant) {
        writeCell(constant.value());
      } else if (part instanceof Part.Link link) {
        writeCell(row.value(link.key()) == null ? null : Links.to(asked, link, row));
      }
    }
  }

  private void writeCell(@Nullable Object value) {
    if (!lineIsEmpty) {
      text.append(',');
    }
    lineIsEmpty = false;
    if (value != null) {
      text.append(
          quoted(value instanceof BigDecimal digits ? digits.toPlainString() : value.toString()));
    }
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private void endLine() {
    text.append("\r\n");
    lineIsEmpty = true;
  }
}
