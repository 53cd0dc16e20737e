package census.api.web;

import java.util.List;

/** One member of the object that a row becomes. */
public sealed interface Part {

  String name();

  String meaning();

  /**
   * A value of the row.
   *
   * @param column the column of the row's SQL
   * @param number whether a decimal stays a number under the older base path too
   */
  record Field(
      String name, String column, Type type, boolean required, String meaning, boolean number)
      implements Part {

    /** The same value under another name. */
    public Field as(String otherName) {
      return new Field(otherName, column, type, required, meaning, number);
    }

    /** The same kind of value, joined to the row as this column. */
    public Field in(String joinedColumn) {
      return new Field(name, joinedColumn, type, false, meaning, number);
    }

    /** For a field that the older service never gave as a text. */
    public Field alwaysNumber() {
      return new Field(name, column, type, required, meaning, true);
    }

    public Field meaning(String otherMeaning) {
      return new Field(name, column, type, required, otherMeaning, number);
    }
  }

  /** The same in every row. */
  record Constant(String name, String value, String meaning) implements Part {}

  /** An object in the object; null where its first field is. */
  record Nested(String name, String meaning, List<Part> parts) implements Part {

    Field first() {
      return (Field) parts.get(0);
    }
  }

  /** The address of the row of another list, in the edition that this row means. */
  record Link(String name, String list, Field key, Field edition) implements Part {

    @Override
    public String meaning() {
      return "Address of the area";
    }
  }

  /**
   * A list or an object that the SQL makes, as JSON.
   *
   * @param shape what it looks like
   */
  record Made(Field json, Part shape) implements Part {

    @Override
    public String name() {
      return json.name();
    }

    @Override
    public String meaning() {
      return json.meaning();
    }
  }

  /**
   * An outline: GeoJSON in WGS 84 at the detail asked for, or where the older service answered,
   * text in the National Grid.
   */
  record Outline(String name, Field full, Field medium, Field low, Field nationalGrid)
      implements Part {

    @Override
    public String meaning() {
      return "The outline, a MultiPolygon of GeoJSON in WGS 84; null where there is none";
    }

    Field in(Asked.Detail detail) {
      return switch (detail) {
        case FULL -> full;
        case MEDIUM -> medium;
        case LOW -> low;
      };
    }

    List<Field> fields() {
      return List.of(full, medium, low, nationalGrid);
    }
  }

  /** An object of a kind that has a description of its own, or null. */
  record Same(String name, String meaning, Nested kind, boolean required) implements Part {}

  /** An object of one of several kinds. */
  record OneOf(String name, String meaning, List<Nested> kinds) implements Part {}

  /** A list of such parts. */
  record Several(Part each) implements Part {

    @Override
    public String name() {
      return each.name();
    }

    @Override
    public String meaning() {
      return each.meaning();
    }
  }

  /** A value that is no column of a table. */
  static Field value(String name, Type type, String meaning) {
    return new Field(name, name, type, true, meaning, false);
  }

  static Field valueOrNull(String name, Type type, String meaning) {
    return value(name, type, meaning).in(name);
  }

  /** A list of objects that stands ready as JSON in the column of its name. */
  static Made listOf(String name, String meaning, Part... members) {
    Several shape = new Several(object(name, meaning, members));
    return new Made(value(name, Type.JSON, meaning), shape);
  }

  /** An object, or null, that stands ready as JSON in the column of its name. */
  static Made made(String name, String meaning, Part... members) {
    return new Made(valueOrNull(name, Type.JSON, meaning), object(name, meaning, members));
  }

  static Nested object(String name, String meaning, Part... parts) {
    return new Nested(name, meaning, List.of(parts));
  }

  static Constant constant(String name, String value, String meaning) {
    return new Constant(name, value, meaning);
  }

  static Link link(String list, Field key, Field edition) {
    return new Link("url", list, key, edition);
  }
}
