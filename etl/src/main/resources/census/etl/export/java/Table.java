package census.organisations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All rows of one table, in the order of its key. It lies in the package as CSV and is read when it
 * is first asked for; a row is made whenever it is asked for.
 */
public final class Table<R> {

  private final String name;
  private final List<String> key;
  private final Function<String[], R> row;
  private Map<List<String>, Integer> places;
  private String text;

  Table(String name, List<String> key, Function<String[], R> row) {
    this.name = name;
    this.key = key;
    this.row = row;
  }

  /** The columns by which a row is found. */
  public List<String> key() {
    return key;
  }

  /** The row with this key. */
  public Optional<R> get(Object... wanted) {
    if (wanted.length != key.size()) {
      throw new IllegalArgumentException(name + " has the key " + key);
    }
    Integer place = places().get(Arrays.stream(wanted).map(String::valueOf).toList());
    return place == null
        ? Optional.empty()
        : Optional.of(row.apply(cells(new int[] {place})));
  }

  public Stream<R> rows() {
    return places().values().stream().map(place -> row.apply(cells(new int[] {place})));
  }

  public int size() {
    return places().size();
  }

  private synchronized Map<List<String>, Integer> places() {
    if (places == null) {
      text = read();
      Map<List<String>, Integer> found = new LinkedHashMap<>();
      int[] at = {0};
      List<String> header = List.of(cells(at));
      int[] columns = key.stream().mapToInt(header::indexOf).toArray();
      while (at[0] < text.length()) {
        int begin = at[0];
        String[] cells = cells(at);
        found.put(Arrays.stream(columns).mapToObj(i -> cells[i]).toList(), begin);
      }
      places = found;
    }
    return places;
  }

  private String read() {
    try (InputStream in = Table.class.getResourceAsStream("data/" + name + ".csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The cells of one row; an empty one is null.
   *
   * @param at where the row begins, and afterwards where the next one does
   */
  private String[] cells(int[] at) {
    List<String> cells = new ArrayList<>();
    int i = at[0];
    while (true) {
      StringBuilder quoted = null;
      int begin = i;
      if (text.charAt(i) == '"') {
        quoted = new StringBuilder();
        for (i++; text.charAt(i) != '"' || text.charAt(i + 1) == '"'; i++) {
          quoted.append(text.charAt(i));
          i += text.charAt(i) == '"' ? 1 : 0;
        }
        i++;
      }
      while (text.charAt(i) != ',' && text.charAt(i) != '\r') {
        i++;
      }
      String cell = quoted == null ? text.substring(begin, i) : quoted.toString();
      cells.add(cell.isEmpty() ? null : cell);
      if (text.charAt(i) == '\r') {
        at[0] = i + 2;
        return cells.toArray(String[]::new);
      }
      i++;
    }
  }

  static Integer integer(String cell) {
    return cell == null ? null : Integer.valueOf(cell);
  }

  static Long largeInteger(String cell) {
    return cell == null ? null : Long.valueOf(cell);
  }

  static BigDecimal number(String cell) {
    return cell == null ? null : new BigDecimal(cell);
  }

  static LocalDate date(String cell) {
    return cell == null ? null : LocalDate.parse(cell);
  }

  static Boolean truth(String cell) {
    return cell == null ? null : Boolean.valueOf(cell);
  }
}
