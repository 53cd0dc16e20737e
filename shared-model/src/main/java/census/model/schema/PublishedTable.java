package census.model.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of the schema {@code published}: what one row is, its key and its columns.
 *
 * <p>The list is a resource written from the migrated database, and a test keeps it so. With it,
 * declarations and routes are checked against the schema without a database at hand.
 */
public record PublishedTable(String name, String oneRow, List<String> key, List<Column> columns) {

  /** The type is PostgreSQL's name for it. */
  public record Column(String name, String type, boolean required, String meaning) {}

  private static final String RESOURCE = "/db/published-tables.json";

  public static List<PublishedTable> all() {
    try (InputStream json = PublishedTable.class.getResourceAsStream(RESOURCE)) {
      return JsonMapper.shared().readValue(json, new TypeReference<List<PublishedTable>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Optional<PublishedTable> named(String name) {
    return all().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
