package census.api.web;

import census.model.schema.PublishedTable;
import java.util.List;

/** A table of the schema {@code published}, from which fields take their types and meanings. */
public record Table(PublishedTable published) {

  public static Table published(String name) {
    return new Table(
        PublishedTable.named(name)
            .orElseThrow(() -> new IllegalArgumentException("no table is published as " + name)));
  }

  public String name() {
    return published.name();
  }

  public Part.Field field(String column) {
    return field(columnNamed(column));
  }

  /** The columns from one to another, in the order of the table. */
  public List<Part.Field> fields(String first, String last) {
    List<PublishedTable.Column> columns = published.columns();
    int from = columns.indexOf(columnNamed(first));
    int to = columns.indexOf(columnNamed(last));
    return columns.subList(from, to + 1).stream().map(Table::field).toList();
  }

  boolean has(String column) {
    return published.column(column).isPresent();
  }

  private PublishedTable.Column columnNamed(String column) {
    return published
        .column(column)
        .orElseThrow(() -> new IllegalArgumentException(name() + " has no column " + column));
  }

  private static Part.Field field(PublishedTable.Column column) {
    return new Part.Field(
        column.name(),
        column.name(),
        Type.of(column.type()),
        column.required(),
        column.meaning(),
        false);
  }
}
