package census.etl.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a source file and what becomes of it.
 *
 * @param name in the staged table
 * @param headers the header cells that the publisher has used for it, any one of which will do,
 *     with {@value #YEAR} for the two digits of a year; empty in a file without header, where
 *     columns go by position
 * @param nulls texts that stand for a missing value; a blank cell always does
 * @param dateFormat how dates are written, as in {@code dd/MM/yyyy}; ISO if null
 * @param optional why the file may lack the column, or null if it may not
 * @param yearOf the column whose header has the year that every row is given here; null for a
 *     column that the file has itself
 * @param meaning what it says, where the name does not
 */
public record Column(
    String name,
    List<String> headers,
    Type type,
    List<String> nulls,
    @Nullable String dateFormat,
    @Nullable String optional,
    @Nullable String yearOf,
    @Nullable String meaning) {

  /** In a header: any two digits, as those of lad25cd. */
  public static final String YEAR = "{yy}";

  /**
   * The types of a staged table, and PostgreSQL's name for each; a geometry is well-known binary.
   */
  public enum Type {
    TEXT("text"),
    INTEGER("bigint"),
    DECIMAL("numeric"),
    DATE("date"),
    BOOLEAN("boolean"),
    GEOMETRY("bytea"),
    /** The number of the row in its file, for messages that lead a person to it. */
    ROW("bigint");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    public String sql() {
      return sql;
    }
  }

  /** Whether the file has it, and it does not follow from elsewhere. */
  boolean isOfFile() {
    return yearOf == null && type != Type.ROW;
  }

  /** The same in a file that may lack it. */
  Column optional(String because) {
    return optional == null
        ? new Column(name, headers, type, nulls, dateFormat, because, yearOf, meaning)
        : this;
  }

  public static Column of(String name, String header, Type type) {
    return new Column(name, List.of(header), type, List.of(), null, null, null, null);
  }
}
