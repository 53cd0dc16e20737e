package census.etl.read;

import census.etl.catalogue.Column;
import census.etl.catalogue.Ignored;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.wording.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of the file goes where.
 *
 * @param positions for each declared column, where it stands in the file, or {@link #ABSENT}
 * @param labels for each declared column, what a person finds it by in the file
 * @param constants for each declared column, what every row has there: a year of the header, or
 *     null
 * @param ignored for each column of the file, whether it is left out on purpose
 * @param mapped for each column of the file, whether a declared column is read from it
 * @param least the fewest cells that a whole row has
 */
record Plan(
    int[] positions,
    String[] labels,
    @Nullable Object[] constants,
    boolean[] ignored,
    boolean[] mapped,
    int least) {

  /** Of an optional column that the file lacks, and of one that it never has. */
  static final int ABSENT = -1;

  private static final int NEAREST_SHOWN = 3;

  /** The width of the file as it is known: what lies beyond has no name. */
  int width() {
    return mapped.length;
  }

  /** Without a header: the declared columns in order, over those that are ignored by letter. */
  static Plan byPosition(List<Column> columns, List<Ignored> ignored) {
    Set<Integer> left = letters(ignored);
    int[] positions = new int[columns.size()];
    String[] labels = new String[columns.size()];
    int position = 0;
    for (int i = 0; i < positions.length; i++) {
      if (columns.get(i).type() == Column.Type.ROW) {
        positions[i] = ABSENT;
        continue;
      }
      while (left.contains(position)) {
        position++;
      }
      positions[i] = position;
      labels[i] = Letters.of(position);
      position++;
    }
    int width = Math.max(position, reach(left));
    return of(positions, labels, new Object[positions.length], left, width, width);
  }

  /** Where the last of the columns that are left out ends; a header may end before it. */
  private static int reach(Set<Integer> left) {
    return left.stream().mapToInt(letter -> letter + 1).max().orElse(0);
  }

  /** By the cells of the header; every way in which they differ from the declaration is found. */
  static Plan byHeader(Header header, List<Column> columns, List<Ignored> ignored, Place place) {
    return new Match(header, columns, ignored, place.row(header.row())).plan();
  }

  private static Plan of(
      int[] positions,
      String[] labels,
      @Nullable Object[] constants,
      Set<Integer> left,
      int width,
      int least) {
    boolean[] ignored = new boolean[width];
    boolean[] mapped = new boolean[width];
    left.forEach(column -> ignored[column] = true);
    Arrays.stream(positions)
        .filter(column -> column != ABSENT)
        .forEach(column -> mapped[column] = true);
    return new Plan(positions, labels, constants, ignored, mapped, least);
  }

  private static Set<Integer> letters(List<Ignored> ignored) {
    return ignored.stream()
        .map(Ignored::letter)
        .filter(Objects::nonNull)
        .map(Letters::column)
        .collect(Collectors.toSet());
  }

  /** Holds a header against the declaration. */
  private static final class Match {

    private final Header header;
    private final List<Column> columns;
    private final Place place;
    private final Set<Integer> left;
    private final List<Finding> findings = new ArrayList<>();

    Match(Header header, List<Column> columns, List<Ignored> ignored, Place place) {
      this.header = header;
      this.columns = columns;
      this.place = place;
      this.left = new HashSet<>(letters(ignored));
      left.addAll(
          header.columnsNamed(HeaderNames.of(ignored.stream().map(Ignored::header).toList())));
    }

    Plan plan() {
      int[] positions = new int[columns.size()];
      String[] labels = new String[columns.size()];
      Set<Integer> claimed = new HashSet<>(left);
      List<HeaderNames> missing = new ArrayList<>();
      for (int i = 0; i < positions.length; i++) {
        HeaderNames names = HeaderNames.of(columns.get(i));
        List<Integer> found = header.columnsNamed(names);
        found.removeAll(left);
        claimed.addAll(found);
        if (found.isEmpty()) {
          positions[i] = ABSENT;
          if (!names.isEmpty() && columns.get(i).optional() == null) {
            missing.add(names);
          }
        } else {
          positions[i] = found.get(0);
          labels[i] = String.valueOf(header.names()[found.get(0)]);
          refuseDoubled(labels[i], found);
        }
      }
      missing.forEach(names -> reportMissing(names, claimed));
      refuseUndeclared(claimed);
      if (!findings.isEmpty()) {
        throw new Fault(findings);
      }
      int width = Math.max(header.names().length, reach(left));
      return of(positions, labels, years(labels), left, width, header.namedWidth());
    }

    private @Nullable Object[] years(String[] labels) {
      @Nullable Object[] years = new Object[columns.size()];
      for (int i = 0; i < years.length; i++) {
        String dated = columns.get(i).yearOf();
        for (int j = 0; dated != null && j < labels.length; j++) {
          if (columns.get(j).name().equals(dated) && labels[j] != null) {
            years[i] = HeaderNames.of(columns.get(j)).year(labels[j]);
          }
        }
      }
      return years;
    }

    private void refuseDoubled(String label, List<Integer> found) {
      if (found.size() > 1) {
        String letters =
            found.stream().map(Letters::of).collect(Collectors.joining(" and ", "columns ", ""));
        findings.add(
            Kind.HEADER_DOUBLED.at(place.column(label)).found(letters).expected("one column"));
      }
    }

    /** The columns that nothing else claims are those that it may have been renamed to. */
    private void reportMissing(HeaderNames names, Set<Integer> claimed) {
      String wanted = names.texts().get(0);
      Finding finding =
          Kind.HEADER_MISSING
              .at(place)
              .expected(
                  names.texts().stream().map(CellText::shown).collect(Collectors.joining(" or ")));
      findings.add(finding.found(nearest(wanted, claimed)));
    }

    private String nearest(String wanted, Set<Integer> claimed) {
      Set<String> free = new LinkedHashSet<>();
      for (int column = 0; column < header.names().length; column++) {
        String name = header.names()[column];
        if (name != null && !claimed.contains(column)) {
          free.add(name);
        }
      }
      if (free.isEmpty()) {
        return "no other header that is not declared";
      }
      return Nearest.order(wanted, free).stream()
          .limit(NEAREST_SHOWN)
          .map(CellText::shown)
          .collect(Collectors.joining(", ", "as the nearest ", ""));
    }

    private void refuseUndeclared(Set<Integer> claimed) {
      for (int column = 0; column < header.names().length; column++) {
        @Nullable String name = header.names()[column];
        if (name != null && !claimed.contains(column)) {
          findings.add(
              Kind.HEADER_UNDECLARED
                  .at(place.column(name))
                  .found("column " + Letters.of(column))
                  .expected("a declared header"));
        }
      }
    }
  }
}
