package census.etl.enrich;

import census.etl.enrich.Additions.Addition;
import census.etl.enrich.Places.Coded;
import census.model.postcode.Postcode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from the directory what is asked for and no more. */
final class PlacesReader {

  private static final int FETCHED_AT_ONCE = 10_000;
  private static final int POSTCODE = 1;
  private static final int TERMINATED = 2;
  private static final int COUNTRY = 3;
  private static final int REST = 4;

  private final Connection connection;
  private final String schema;
  private final Additions additions;
  private final Delimited delimited;

  /** By column of the directory: a code and its number, in the order in which they came. */
  private final Map<String, Numbers> smallAreas = new LinkedHashMap<>();

  private final Dictionary areas = new Dictionary();
  private final ByteArrayOutputStream details = new ByteArrayOutputStream();

  /** The codes of the row before, and what was made of them: neighbours mostly share theirs. */
  private @Nullable String[] lastCodes = {};

  private int lastAreas;

  PlacesReader(Connection connection, String schema, Additions additions, Delimited delimited) {
    this.connection = connection;
    this.schema = schema;
    this.additions = additions;
    this.delimited = delimited;
  }

  private static final class Numbers {

    private final Map<String, Integer> byCode = new LinkedHashMap<>();
    private final int[] ofPlace;

    Numbers(int size) {
      ofPlace = new int[size];
    }

    void set(int place, @Nullable String code) {
      ofPlace[place] =
          code == null ? Places.NONE : byCode.computeIfAbsent(code, any -> byCode.size());
    }

    Coded finished() {
      return new Coded(byCode.keySet().toArray(String[]::new), ofPlace);
    }
  }

  Places read(Collection<String> smallAreaColumns) throws SQLException {
    int size = count();
    Map<String, Map<String, String>> names = names();
    Places.Keys keys = new Places.Keys(size);
    BitSet terminated = new BitSet(size);
    Numbers countries = new Numbers(size);
    smallAreaColumns.forEach(column -> smallAreas.put(column, new Numbers(size)));
    int[] areasOf = new int[size];
    int[] detailEnds = new int[size];
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows = statement.executeQuery(select())) {
        for (int place = 0; rows.next(); place++) {
          keys.put(Postcode.of(rows.getString(POSTCODE)).key(), place);
          terminated.set(place, rows.getString(TERMINATED) != null);
          countries.set(place, rows.getString(COUNTRY));
          int column = REST;
          for (Numbers numbers : smallAreas.values()) {
            numbers.set(place, rows.getString(column++));
          }
          areasOf[place] = areas(rows, column, names);
          column += additions.areas().size();
          detailEnds[place] = details(rows, column);
        }
      }
    }
    connection.rollback();
    Map<String, Coded> finished = new HashMap<>();
    smallAreas.forEach((column, numbers) -> finished.put(column, numbers.finished()));
    return new Places(
        keys,
        terminated,
        countries.finished(),
        finished,
        areas.finished(),
        areasOf,
        details.toByteArray(),
        detailEnds);
  }

  private int count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from " + schema + "postcode")) {
      count.next();
      return count.getInt(1);
    }
  }

  private String select() {
    List<String> columns = new ArrayList<>(List.of("postcode", "terminated", "country_code"));
    columns.addAll(smallAreas.keySet());
    additions.areas().forEach(area -> columns.add(area.column()));
    additions.columns().forEach(addition -> columns.add(addition.column()));
    return "select %s from %spostcode order by postcode"
        .formatted(String.join(", ", columns), schema);
  }

  /** By kind of area and code. Where there are several for a code, the newest counts. */
  private Map<String, Map<String, String>> names() throws SQLException {
    Map<String, Map<String, String>> names = new HashMap<>();
    for (Addition area : additions.areas()) {
      Map<String, String> ofKind = new HashMap<>();
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select code, name from %sarea_name where kind = ? order by edition nulls first"
                  .formatted(schema))) {
        statement.setString(1, area.name());
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            ofKind.put(rows.getString(1), rows.getString(2));
          }
        }
      }
      names.put(area.name(), ofKind);
    }
    return names;
  }

  private int areas(ResultSet rows, int first, Map<String, Map<String, String>> names)
      throws SQLException {
    @Nullable String[] codes = new @Nullable String[additions.areas().size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = rows.getString(first + i);
    }
    if (!Arrays.equals(codes, lastCodes)) {
      lastCodes = codes;
      lastAreas = areas.number(delimited.appended(withNames(codes, names)));
    }
    return lastAreas;
  }

  private List<@Nullable String> withNames(
      @Nullable String[] codes, Map<String, Map<String, String>> names) {
    List<@Nullable String> cells = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      String code = codes[i];
      Map<String, String> ofKind = names.getOrDefault(additions.areas().get(i).name(), Map.of());
      cells.add(code);
      cells.add(code == null ? null : ofKind.get(code));
    }
    return cells;
  }

  private int details(ResultSet rows, int first) throws SQLException {
    List<@Nullable String> cells = new ArrayList<>();
    for (int i = 0; i < additions.columns().size(); i++) {
      cells.add(rows.getString(first + i));
    }
    details.writeBytes(delimited.appended(cells).getBytes(StandardCharsets.UTF_8));
    return details.size();
  }
}
