package census.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/**
 * A part of a row, and where in the row it is: what is written of each row is a list of these, made
 * once for all rows of an answer.
 */
sealed interface Cell {

  /** Of a value that PostgreSQL writes otherwise than an answer does. */
  DateTimeFormatter POSTGRESQL_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendOffset("+HH:mm", "+00")
          .toFormatter();

  JsonText.Name name();

  void json(JsonText json, Row row);

  void csv(CsvText csv, Row row);

  /** For rows whose columns are named so. */
  static List<Cell> all(Asked asked, List<Fields.Chosen> chosen, List<String> columns) {
    return chosen.stream().map(each -> of(asked, each, columns)).toList();
  }

  private static Cell of(Asked asked, Fields.Chosen chosen, List<String> columns) {
    Part part = chosen.part();
    JsonText.Name name = JsonText.Name.of(part.name());
    if (part instanceof Part.Field field) {
      boolean quoted = asked.base().writesDecimalsAsTexts() && !field.number();
      return new Value(name, field.type(), quoted, columns.indexOf(field.column()));
    }
    if (part instanceof Part.Made made) {
      return new Value(name, Type.JSON, false, columns.indexOf(made.json().column()));
    }
    if (part instanceof Part.Outline outline) {
      return new Drawn(
          name,
          asked.base().writesOutlinesAsTexts(),
          columns.indexOf(
              (asked.base().writesOutlinesAsTexts()
                      ? outline.nationalGrid()
                      : outline.in(asked.detail()))
                  .column()),
          columns.indexOf(outline.low().column()));
    }
    if (part instanceof Part.Constant constant) {
      return new Constant(name, constant.value().getBytes(UTF_8));
    }
    if (part instanceof Part.Link link) {
      return new Address(
          name,
          asked.address(link.list()),
          columns.indexOf(link.key().column()),
          columns.indexOf(link.edition().column()));
    }
    if (part instanceof Part.Nested nested) {
      return new Inner(
          name, columns.indexOf(nested.first().column()), all(asked, chosen.inner(), columns));
    }
    throw new IllegalStateException("no part of a row: " + part);
  }

  static void object(JsonText json, Row row, List<Cell> cells) {
    json.open();
    for (Cell cell : cells) {
      json.name(cell.name());
      cell.json(json, row);
    }
    json.close();
  }

  static void line(CsvText csv, Row row, List<Cell> cells) {
    for (Cell cell : cells) {
      cell.csv(csv, row);
    }
  }

  /**
   * A value of the row.
   *
   * @param quoted whether decimals are texts
   */
  record Value(JsonText.Name name, Type type, boolean quoted, int column) implements Cell {

    @Override
    public void json(JsonText json, Row row) {
      if (row.isNull(column)) {
        json.nothing();
        return;
      }
      byte[] bytes = row.bytes(column);
      int from = row.from(column);
      int to = row.to(column);
      switch (type) {
        case TEXT, DATE -> json.anyText(bytes, from, to);
        case INTEGER, JSON, GEOMETRY -> json.json(bytes, from, to);
        case DECIMAL -> {
          if (quoted) {
            json.text(bytes, from, to);
          } else {
            json.json(bytes, from, to);
          }
        }
        case BOOLEAN -> json.truth(isTrue(row));
        case TIME -> json.text(time(row));
      }
    }

    @Override
    public void csv(CsvText csv, Row row) {
      if (row.isNull(column)) {
        csv.emptyCell();
      } else if (type == Type.BOOLEAN) {
        csv.cell(String.valueOf(isTrue(row)).getBytes(UTF_8));
      } else if (type == Type.TIME) {
        csv.cell(time(row).getBytes(UTF_8));
      } else {
        csv.cell(row.bytes(column), row.from(column), row.to(column));
      }
    }

    private boolean isTrue(Row row) {
      return row.bytes(column)[row.from(column)] == 't';
    }

    private String time(Row row) {
      return OffsetDateTime.parse(row.text(column), POSTGRESQL_TIME).toInstant().toString();
    }
  }

  /**
   * An outline.
   *
   * @param inNationalGrid whether it is text there, as the older service had it
   * @param low the column of the one that is small enough for a table
   */
  record Drawn(JsonText.Name name, boolean inNationalGrid, int column, int low) implements Cell {

    @Override
    public void json(JsonText json, Row row) {
      if (row.isNull(column)) {
        json.nothing();
      } else if (inNationalGrid) {
        json.text(Geometry.inNationalGrid(row.binary(column)));
      } else {
        json.ready(Geometry.geoJson(row.binary(column)));
      }
    }

    @Override
    public void csv(CsvText csv, Row row) {
      if (row.isNull(low)) {
        csv.emptyCell();
      } else {
        csv.cell(Geometry.inText(row.binary(low)).getBytes(UTF_8));
      }
    }
  }

  /** The same in every row. */
  record Constant(JsonText.Name name, byte[] value) implements Cell {

    @Override
    public void json(JsonText json, Row row) {
      json.anyText(value, 0, value.length);
    }

    @Override
    public void csv(CsvText csv, Row row) {
      csv.cell(value);
    }
  }

  /** The address of another row. */
  record Address(JsonText.Name name, String list, int key, int edition) implements Cell {

    @Override
    public void json(JsonText json, Row row) {
      if (row.isNull(key)) {
        json.nothing();
      } else {
        json.text(address(row));
      }
    }

    @Override
    public void csv(CsvText csv, Row row) {
      if (row.isNull(key)) {
        csv.emptyCell();
      } else {
        csv.cell(address(row).getBytes(UTF_8));
      }
    }

    private String address(Row row) {
      return Links.to(list, row.text(key), row.text(edition));
    }
  }

  /**
   * An object in the row.
   *
   * @param first the column without which there is none
   */
  record Inner(JsonText.Name name, int first, List<Cell> cells) implements Cell {

    @Override
    public void json(JsonText json, Row row) {
      if (row.isNull(first)) {
        json.nothing();
      } else {
        object(json, row, cells);
      }
    }

    @Override
    public void csv(CsvText csv, Row row) {
      line(csv, row, cells);
    }
  }
}
