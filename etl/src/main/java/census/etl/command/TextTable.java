package census.etl.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under headings, each column as wide as it must be; numbers to the right. */
final class TextTable {

  private final List<String[]> rows = new ArrayList<>();
  private final int[] widths;

  TextTable(String... headings) {
    widths = new int[headings.length];
    add((Object[]) headings);
  }

  TextTable add(@Nullable Object... cells) {
    String[] row =
        Arrays.stream(cells).map(cell -> cell == null ? "-" : text(cell)).toArray(String[]::new);
    for (int i = 0; i < row.length; i++) {
      widths[i] = Math.max(widths[i], row[i].length());
    }
    rows.add(row);
    return this;
  }

  private static String text(Object cell) {
    return cell instanceof Number number ? "%,d".formatted(number.longValue()) : cell.toString();
  }

  void print(PrintWriter out) {
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        boolean isNumber = isNumeric(i);
        String padding = " ".repeat(widths[i] - row[i].length());
        line.append(isNumber ? padding + row[i] : row[i] + padding).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row[column])
        .allMatch(cell -> cell.matches("[0-9,]+|-"));
  }
}
