package census.etl.sample;

import census.etl.catalogue.Column;
import census.etl.catalogue.Ignored;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.wording.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file that is made: what its select names, held against what is declared.
 *
 * @param all in the order of the file
 * @param headerRows the rows above the data
 */
record FileColumns(List<FileColumn> all, List<@Nullable Object[]> headerRows) {

  /** PostgreSQL cuts longer names off, though never within a character. */
  private static final int LONGEST_NAME = 63;

  private static final int LONGEST_CHARACTER = 4;

  /**
   * @param header what stands above it, or null above a column that goes by its letter
   * @param declared null if the column is one that is ignored
   */
  record FileColumn(@Nullable String header, @Nullable Column declared) {}

  /**
   * @param names of the select, in its order
   * @param select what messages call it
   * @throws Fault with every column that is missing, unknown, doubled or not where it must be
   */
  static FileColumns of(Source source, SourceFile file, List<String> names, String select) {
    Match match = new Match(source, file.layout().headerRowsOfPublisher() > 0, Place.file(select));
    names.forEach(match::add);
    match.refuseMissing();
    return new FileColumns(
        match.found,
        HeaderRows.of(match.headers(), file.layout().headerRowsOfPublisher(), match.place));
  }

  private static final class Match {

    private final Source source;
    private final boolean headed;
    private final Place place;
    private final List<FileColumn> found = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Column> awaited;

    Match(Source source, boolean headed, Place place) {
      this.source = source;
      this.headed = headed;
      this.place = place;
      this.awaited = new ArrayList<>(source.columnsOfFiles());
    }

    void add(String name) {
      FileColumn column = column(name);
      if (column == null) {
        findings.add(unknown(name).expected(Nearest.first(name, known())));
      } else if (!seen.add(name)) {
        findings.add(unknown(name).expected("each column once"));
      } else {
        found.add(column);
        refuseMisplaced(name, column);
        awaited.remove(column.declared());
      }
    }

    private @Nullable FileColumn column(String name) {
      for (Column column : source.columnsOfFiles()) {
        if (column.name().equals(name)) {
          return new FileColumn(headed ? dated(column.headers().get(0)) : null, column);
        }
      }
      for (Ignored ignored : source.ignored()) {
        String header = ignored.header();
        if (header != null && isNamed(dated(header), name)) {
          return new FileColumn(dated(header), null);
        }
        if (name.equals(ignored.letter())) {
          return new FileColumn(null, null);
        }
      }
      return null;
    }

    /** Of all years that a header may have, that of publication. */
    private String dated(String header) {
      return header.replace(Column.YEAR, String.valueOf(source.published().getYear()).substring(2));
    }

    private static boolean isNamed(String header, String name) {
      return header.equals(name)
          || (header.startsWith(name)
              && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME - LONGEST_CHARACTER);
    }

    /** Where there is no header to go by, columns go by position. */
    private void refuseMisplaced(String name, FileColumn column) {
      if (column.declared() == null && column.header() == null && !name.equals(letter())) {
        findings.add(unknown(name).expected("it as column " + name + ", not as " + letter()));
      } else if (!headed
          && column.declared() != null
          && !awaited.get(0).equals(column.declared())) {
        findings.add(unknown(name).expected(awaited.get(0).name()));
      }
    }

    /** Of the column that was found last. */
    private String letter() {
      StringBuilder letters = new StringBuilder();
      for (int rest = found.size(); rest > 0; rest = (rest - 1) / 26) {
        letters.insert(0, (char) ('A' + (rest - 1) % 26));
      }
      return letters.toString();
    }

    private Finding unknown(String name) {
      return Kind.SAMPLE_COLUMN_UNKNOWN.at(place.column(name)).found(name);
    }

    private List<String> known() {
      return Stream.concat(
              source.columnsOfFiles().stream().map(Column::name),
              source.ignored().stream()
                  .map(ignored -> ignored.header() == null ? ignored.letter() : ignored.header()))
          .filter(Objects::nonNull)
          .filter(name -> !seen.contains(name))
          .toList();
    }

    void refuseMissing() {
      for (Column column : awaited) {
        if (column.optional() == null) {
          findings.add(Kind.SAMPLE_COLUMN_MISSING.at(place.column(column.name())));
        }
      }
      if (!findings.isEmpty()) {
        throw new Fault(findings);
      }
    }

    List<@Nullable String> headers() {
      List<@Nullable String> headers = new ArrayList<>();
      found.forEach(column -> headers.add(column.header()));
      return headers;
    }
  }
}
