package census.model.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of the schema {@code published}: what one row is, its key and its columns.
 *
 * <p>The list is a resource written from the migrated database, and a test keeps it so. With it,
 * declarations and routes are checked against the schema without a database at hand.
 */
public record PublishedTable(String name, String oneRow, List<String> key, List<Column> columns) {

  /**
   * A column of it.
   *
   * @param type PostgreSQL's name for it
   * @param required whether every row has a value
   * @param unit of a number
   * @param missing why a row may have no value
   */
  public record Column(
      String name,
      String type,
      boolean required,
      String meaning,
      @Nullable String unit,
      @Nullable String missing) {

    private static final Pattern NOTE = Pattern.compile("; (unit|null): ([^;]*)");

    /** Of a comment such as {@code Area of gardens; unit: m²; null: none is published}. */
    public static Column of(String name, String type, boolean required, String comment) {
      Map<String, String> notes = new HashMap<>();
      String meaning =
          NOTE.matcher(comment)
              .replaceAll(
                  note -> {
                    notes.put(note.group(1), note.group(2));
                    return "";
                  });
      return new Column(name, type, required, meaning, notes.get("unit"), notes.get("null"));
    }
  }

  private static final String RESOURCE = "/db/published-tables.json";

  /** Read when the first is asked for. */
  private static final class All {

    static final Map<String, PublishedTable> BY_NAME = byName();

    private static Map<String, PublishedTable> byName() {
      try (InputStream json = PublishedTable.class.getResourceAsStream(RESOURCE)) {
        Map<String, PublishedTable> tables = new LinkedHashMap<>();
        JsonMapper.shared()
            .readValue(json, new TypeReference<List<PublishedTable>>() {})
            .forEach(table -> tables.put(table.name(), table));
        return tables;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static List<PublishedTable> all() {
    return List.copyOf(All.BY_NAME.values());
  }

  public static Optional<PublishedTable> named(String name) {
    return Optional.ofNullable(All.BY_NAME.get(name));
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
