package census.etl.benchmark;

import census.etl.catalogue.Column;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A large CSV with every cell in quotes, as the publishers of directories write theirs. The same
 * rows every time: a cell follows from its row and its column alone.
 */
final class DirectoryFile {

  /** The letters that the second half of a postcode uses. */
  private static final String UNIT = "ABDEFGHJLNPQRSTUWXYZ";

  private static final int UNITS = UNIT.length() * UNIT.length() * 10;
  private static final String DISTRICTS = "ABCDEFGHKLMNPRSTWY";

  private final List<Column> columns;
  private final StringBuilder line = new StringBuilder(1024);

  private DirectoryFile(List<Column> columns) {
    this.columns = columns;
  }

  static void write(Path file, List<Column> columns, int rows) throws IOException {
    new DirectoryFile(columns).write(file, rows);
  }

  private void write(Path file, int rows) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      columns.forEach(column -> cell(column.headers().get(0).replace(Column.YEAR, "25")));
      writeLine(out);
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < columns.size(); i++) {
          cell(columns.get(i), row, chance(row, i));
        }
        writeLine(out);
      }
    }
  }

  private void writeLine(OutputStream out) throws IOException {
    line.setCharAt(line.length() - 1, '\n');
    out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    line.setLength(0);
  }

  private void cell(String text) {
    line.append('"').append(text).append("\",");
  }

  private void cell(Column column, int row, int chance) {
    line.append('"');
    switch (column.name()) {
      case "postcode_7" -> postcode(row, "");
      case "postcode" -> postcode(row, " ");
      case "introduced" -> month(true, 1980, chance);
      case "terminated" -> month(chance % 3 == 0, 2010, chance);
      case "country_code" -> line.append("E92000001");
      case "positional_quality" -> line.append(1 + chance % 6);
      case "latitude" -> degrees(50, chance);
      case "longitude" -> degrees(-1, chance);
      case "national_park_code", "parish_code", "second_local_enterprise_partnership_code" ->
          code(chance % 5 == 0, chance);
      default -> ofType(column.type(), chance);
    }
    line.append("\",");
  }

  private void ofType(Column.Type type, int chance) {
    switch (type) {
      case TEXT -> code(true, chance);
      case INTEGER -> line.append(chance % 700_000);
      case BOOLEAN -> line.append(chance % 2);
      case DATE, DECIMAL, ROW -> throw new IllegalArgumentException("one more of type " + type);
    }
  }

  private void postcode(int row, String gap) {
    int district = row / UNITS;
    line.append(DISTRICTS.charAt(district / 50 % DISTRICTS.length()))
        .append(DISTRICTS.charAt(district / 50 / DISTRICTS.length() % DISTRICTS.length()))
        .append(10 + district % 50)
        .append(gap)
        .append(row % 10)
        .append(UNIT.charAt(row / 10 % UNIT.length()))
        .append(UNIT.charAt(row / 10 / UNIT.length() % UNIT.length()));
  }

  private void degrees(int from, int chance) {
    line.append(from + chance % 3).append('.').append(100_000 + chance % 900_000);
  }

  private void month(boolean known, int from, int chance) {
    if (known) {
      line.append(from + chance % 15).append((char) ('0' + chance % 2)).append(1 + chance % 2);
    }
  }

  private void code(boolean known, int chance) {
    line.append('E').append(10 + chance % 60).append(known ? 100_000 + chance % 9_000 : 999_999);
  }

  private static int chance(int row, int column) {
    int mixed = (row * 52 + column) * 0x9E3779B1;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA6B;
    return (mixed ^ mixed >>> 13) >>> 1;
  }
}
