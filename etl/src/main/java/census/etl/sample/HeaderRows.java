package census.etl.sample;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that make a header. A header of two rows is declared as "Group / Measure": its group
 * stands above the first of its measures, and counts until the next group.
 */
final class HeaderRows {

  private static final String JOINT = " / ";

  private HeaderRows() {}

  static List<@Nullable Object[]> of(List<@Nullable String> headers, int height, Place place) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      rows.add(new Object[headers.size()]);
    }
    @Nullable String[] groups = new String[height];
    for (int column = 0; column < headers.size(); column++) {
      String header = headers.get(column);
      if (header != null) {
        @Nullable String[] parts = parts(header, height);
        refuseUngrouped(parts, groups, header, place);
        write(parts, groups, rows, column);
      }
    }
    return rows;
  }

  /** From the bottom, where every column has a name of its own. */
  private static @Nullable String[] parts(String header, int height) {
    @Nullable String[] parts = new String[height];
    if (height > 0) {
      String[] split = header.split(JOINT, height);
      System.arraycopy(split, 0, parts, height - split.length, split.length);
    }
    return parts;
  }

  /** A blank above a column means the group before it. */
  private static void refuseUngrouped(
      @Nullable String[] parts, @Nullable String[] groups, String header, Place place) {
    for (int row = 0; row < parts.length - 1; row++) {
      if (parts[row] == null && groups[row] != null) {
        throw new Fault(
            Kind.SAMPLE_COLUMN_UNKNOWN
                .at(place.column(header))
                .found("a column without a group, after one of " + groups[row])
                .expected("columns without a group to come first"));
      }
    }
  }

  private static void write(
      @Nullable String[] parts,
      @Nullable String[] groups,
      List<@Nullable Object[]> rows,
      int column) {
    for (int row = 0; row < parts.length; row++) {
      boolean isOwn = row == parts.length - 1;
      String part = parts[row];
      if (part != null && (isOwn || !part.equals(groups[row]))) {
        rows.get(row)[column] = part;
        groups[row] = part;
      }
    }
  }
}
