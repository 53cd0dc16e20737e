package census.etl.enrich;

import census.model.schema.PublishedTable;
import java.math.BigDecimal;

/** What the text of a cell is of, so that it is the same text wherever the cell was kept. */
enum CellType {
  TEXT,
  INTEGER,
  LARGE_INTEGER,
  DECIMAL,
  TRUTH,
  DATE;

  /** That of a published column. */
  static CellType of(PublishedTable.Column column) {
    return switch (column.type()) {
      case "smallint", "integer" -> INTEGER;
      case "bigint" -> LARGE_INTEGER;
      case "numeric", "real", "double precision" -> DECIMAL;
      case "boolean" -> TRUTH;
      case "date" -> DATE;
      default -> TEXT;
    };
  }

  /** The text as it is written, for what a driver gives. */
  String text(String given) {
    return switch (this) {
      case TEXT, INTEGER, LARGE_INTEGER, DATE -> given;
      case DECIMAL -> plain(new BigDecimal(given));
      case TRUTH -> String.valueOf(given.equals("t") || given.equals("1") || given.equals("true"));
    };
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
