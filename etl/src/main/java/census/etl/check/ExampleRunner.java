package census.etl.check;

import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Column;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Dataset.Example;
import census.etl.catalogue.Source;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import census.model.wording.Nearest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of a declaration: puts the given rows into tables as a load would stage them,
 * runs the select over them and holds what it makes against the expected rows.
 *
 * <p>All of it happens in schemas of its own, in a transaction that is rolled back: nothing that is
 * published is read, locked or left behind.
 */
public final class ExampleRunner {

  private static final String STAGED = "example_staged";
  private static final String PUBLISHED = "example_dataset";
  private static final String DATASET_PREFIX = "dataset.";

  private final DataSource dataSource;
  private final Catalogue catalogue;

  /**
   * @param dataSource a database with the schema up to date, in which schemas may be made
   */
  public ExampleRunner(DataSource dataSource, Catalogue catalogue) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
  }

  /**
   * Runs one example.
   *
   * @return what is wrong, if the example does not hold
   * @throws Fault if the example speaks of what does not exist, or its select does not run
   */
  public Optional<Finding> run(Dataset dataset, Example example) {
    Place place =
        Place.file(
            "%s, %s, example \"%s\""
                .formatted(dataset.id(), example.select().file(), example.says()));
    requireExpectedColumns(dataset, example, place);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        makeTables(connection, example);
        fill(connection, example, place);
        return difference(made(connection, example.select().over(STAGED, PUBLISHED)), example)
            .map(found -> Kind.EXAMPLE_WRONG.at(place).found(found))
            .map(finding -> finding.expected(text(example.expect())));
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new Fault(
          Kind.SELECT_FAILED.at(place).found(String.valueOf(e.getMessage()).replace('\n', ' ')), e);
    }
  }

  // ------------------------------------------------------------------ given

  private void makeTables(Connection connection, Example example) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema " + STAGED);
      statement.execute("create schema " + PUBLISHED);
      for (String id : example.select().sources()) {
        statement.execute(
            catalogue.source(id).columns().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(joining(", ", "create table %s.%s (".formatted(STAGED, id), ")")));
      }
      for (String id : example.select().datasets()) {
        // Not "like": a column that the example does not name is null, whatever the table demands.
        statement.execute(
            "create table %s.%s as select * from shape.%s limit 0"
                .formatted(PUBLISHED, id, catalogue.dataset(id).table().name()));
      }
    }
  }

  private void fill(Connection connection, Example example, Place place) throws SQLException {
    for (Map.Entry<String, List<Map<String, @Nullable Object>>> given :
        example.given().entrySet()) {
      Target target = target(given.getKey(), example, place);
      for (Map<String, @Nullable Object> row : given.getValue()) {
        insert(connection, target, row, place);
      }
    }
  }

  /** A table that rows are given for, and PostgreSQL's type of each of its columns. */
  private record Target(String table, Map<String, String> types) {}

  private Target target(String given, Example example, Place place) {
    boolean isDataset = given.startsWith(DATASET_PREFIX);
    String id = isDataset ? given.substring(DATASET_PREFIX.length()) : given;
    var known = isDataset ? example.select().datasets() : example.select().sources();
    if (!known.contains(id)) {
      throw unknown(place, "rows of " + given + ", which the select does not read", known, id);
    }
    return isDataset
        ? new Target(PUBLISHED + "." + id, types(catalogue.dataset(id).table()))
        : new Target(STAGED + "." + id, types(catalogue.source(id)));
  }

  private static Map<String, String> types(PublishedTable table) {
    return table.columns().stream()
        .collect(Collectors.toMap(PublishedTable.Column::name, PublishedTable.Column::type));
  }

  private static Map<String, String> types(Source source) {
    return source.columns().stream()
        .collect(Collectors.toMap(Column::name, column -> column.type().sql()));
  }

  private static void insert(
      Connection connection, Target target, Map<String, @Nullable Object> row, Place place)
      throws SQLException {
    List<String> columns = List.copyOf(row.keySet());
    for (String column : columns) {
      if (!target.types().containsKey(column)) {
        throw unknown(place, "a given column " + column, target.types().keySet(), column);
      }
    }
    String values =
        columns.stream()
            .map(column -> "cast(? as " + target.types().get(column) + ")")
            .collect(joining(", "));
    String sql =
        "insert into %s (%s) values (%s)"
            .formatted(target.table(), String.join(", ", columns), values);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        @Nullable Object value = row.get(columns.get(i));
        insert.setString(i + 1, value == null ? null : value.toString());
      }
      insert.executeUpdate();
    }
  }

  // ------------------------------------------------------------------ expected

  private static void requireExpectedColumns(Dataset dataset, Example example, Place place) {
    List<String> columns =
        dataset.table().columns().stream().map(PublishedTable.Column::name).toList();
    example.expect().stream()
        .flatMap(row -> row.keySet().stream())
        .filter(column -> !columns.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw unknown(place, "an expected column " + column, columns, column);
            });
  }

  private static List<Map<String, @Nullable Object>> made(Connection connection, String sql)
      throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet made = statement.executeQuery(sql)) {
      while (made.next()) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 1; i <= made.getMetaData().getColumnCount(); i++) {
          row.put(made.getMetaData().getColumnLabel(i), value(made, i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Only PostgreSQL has words for the days before all and after all others. */
  private static @Nullable Object value(ResultSet made, int column) throws SQLException {
    @Nullable Object value = made.getObject(column);
    return value instanceof Date ? made.getString(column) : value;
  }

  /** What was made, if it is not what was expected. The rows that say most choose first. */
  private static Optional<String> difference(
      List<Map<String, @Nullable Object>> made, Example example) {
    List<Map<String, @Nullable Object>> left = new ArrayList<>(made);
    boolean allFound =
        example.expect().stream()
            .sorted((one, other) -> other.size() - one.size())
            .allMatch(row -> takeFrom(left, row));
    return allFound && left.isEmpty() ? Optional.empty() : Optional.of(shown(made, example));
  }

  private static boolean takeFrom(
      List<Map<String, @Nullable Object>> rows, Map<String, @Nullable Object> expected) {
    for (int i = 0; i < rows.size(); i++) {
      if (holds(rows.get(i), expected)) {
        rows.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean holds(
      Map<String, @Nullable Object> made, Map<String, @Nullable Object> expected) {
    return expected.entrySet().stream()
        .allMatch(e -> same(made.getOrDefault(e.getKey(), null), e.getValue()));
  }

  private static boolean same(@Nullable Object made, @Nullable Object expected) {
    if (made instanceof Number && expected instanceof Number) {
      return new BigDecimal(made.toString()).compareTo(new BigDecimal(expected.toString())) == 0;
    }
    return Objects.equals(
        made == null ? null : made.toString(), expected == null ? null : expected.toString());
  }

  /** Only the columns that some expected row names. */
  private static String shown(List<Map<String, @Nullable Object>> made, Example example) {
    List<String> named =
        example.expect().stream().flatMap(row -> row.keySet().stream()).distinct().toList();
    return text(
        made.stream()
            .map(
                row -> {
                  Map<String, @Nullable Object> part = new LinkedHashMap<>();
                  named.forEach(column -> part.put(column, row.getOrDefault(column, null)));
                  return part;
                })
            .toList());
  }

  private static String text(List<Map<String, @Nullable Object>> rows) {
    return rows.isEmpty()
        ? "no rows"
        : rows.stream().map(Map::toString).collect(joining(" and ", "", ""));
  }

  private static Fault unknown(Place place, String what, Collection<String> known, String name) {
    return new Fault(
        Kind.DECLARATION_UNKNOWN_REFERENCE
            .at(place)
            .found(what)
            .expected(Nearest.first(name, known)));
  }
}
