package census.etl.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a shapefile's outlines come to, as columns beside the fields that the file has. Every source
 * of that format has all of them, and declares none.
 */
public enum OutlineColumn {
  OUTLINE(Column.Type.GEOMETRY, "the outline, in full detail, in WGS 84"),
  OUTLINE_MEDIUM(Column.Type.GEOMETRY, "the same in medium detail"),
  OUTLINE_LOW(Column.Type.GEOMETRY, "the same in low detail"),
  OUTLINE_NATIONAL_GRID(Column.Type.GEOMETRY, "the same in full detail, in the National Grid"),
  AREA_M2(Column.Type.DECIMAL, "what it encloses, in square metres of the National Grid"),
  WEST(Column.Type.DECIMAL, "its least longitude"),
  SOUTH(Column.Type.DECIMAL, "its least latitude"),
  EAST(Column.Type.DECIMAL, "its largest longitude"),
  NORTH(Column.Type.DECIMAL, "its largest latitude"),
  CENTRE_LONGITUDE(Column.Type.DECIMAL, "longitude of a point inside"),
  CENTRE_LATITUDE(Column.Type.DECIMAL, "latitude of a point inside"),
  MENDED(Column.Type.TEXT, "what was wrong with the outline before it was mended");

  private final Column.Type type;
  private final String meaning;

  OutlineColumn(Column.Type type, String meaning) {
    this.type = type;
    this.meaning = meaning;
  }

  /** No publisher's field is called so. */
  public String header() {
    return "(" + name().toLowerCase(Locale.ROOT) + ")";
  }

  private Column column() {
    return new Column(
        name().toLowerCase(Locale.ROOT),
        List.of(header()),
        type,
        List.of(),
        null,
        null,
        null,
        meaning);
  }

  public static List<Column> columns() {
    return Stream.of(values()).map(OutlineColumn::column).toList();
  }

  /** Whether a column follows from the outline, so that a file does not have it itself. */
  static boolean isDerived(Column column) {
    return Stream.of(values()).skip(1).anyMatch(own -> column.headers().contains(own.header()));
  }
}
