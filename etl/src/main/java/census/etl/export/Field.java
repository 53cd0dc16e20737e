package census.etl.export;

import census.model.schema.PublishedTable;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table that goes out.
 *
 * @param required whether every row has a value
 * @param missing why a row may have none
 */
record Field(
    String name,
    Type type,
    boolean required,
    String meaning,
    @Nullable String unit,
    @Nullable String missing) {

  /** What a value is, in whichever format. */
  enum Type {
    TEXT,
    INTEGER,
    LARGE_INTEGER,
    NUMBER,
    DATE,
    TRUTH,
    /** A multipolygon as well-known binary. */
    OUTLINE;

    private static Type of(String postgres) {
      return switch (postgres) {
        case "text" -> TEXT;
        case "smallint", "integer" -> INTEGER;
        case "bigint" -> LARGE_INTEGER;
        case "numeric", "double precision" -> NUMBER;
        case "date" -> DATE;
        case "boolean" -> TRUTH;
        case "bytea" -> OUTLINE;
        default -> throw new IllegalStateException("No format is known for the type " + postgres);
      };
    }
  }

  static Field of(PublishedTable.Column column) {
    return new Field(
        column.name(),
        Type.of(column.type()),
        column.required(),
        column.meaning(),
        column.unit(),
        column.missing());
  }

  static Field required(String name, Type type, String meaning) {
    return new Field(name, type, true, meaning, null, null);
  }

  /**
   * The value as SQL. PostgreSQL has days before and after all others, which no other format has:
   * for them stand the first and the last that can be written with four digits, so that a day can
   * still be held against them.
   */
  String sql() {
    return type == Type.DATE
        ? "case %1$s when '-infinity' then date '0001-01-01' when 'infinity' then date '9999-12-31' else %1$s end as %1$s"
            .formatted(name)
        : name;
  }

  /** The value as SQL by which it is sorted: text by its bytes, as every database can. */
  String order() {
    return type == Type.TEXT ? name + " collate \"C\"" : name;
  }

  /** What it says, in which unit, and why it may say nothing. */
  String described() {
    return meaning
        + (unit == null ? "" : "; unit: " + unit)
        + (missing == null ? "" : "; missing where " + missing);
  }
}
