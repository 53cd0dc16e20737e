package census.etl.export;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What goes into the libraries: the organisations with what they belong to, and the indices of
 * deprivation, each as CSV in a folder.
 */
record Lists(Contents contents, Map<String, Long> rows, Path folder) {

  /** Without these there is nothing to look up. */
  private static final Set<String> NEEDED =
      Set.of("nhs_body", "nhs_membership", "organisation", "trust");

  /** An index of small areas, of whichever nation. */
  private static final String INDEX = "_deprivation_index";

  /** The published tables that it is read from. */
  static List<PublishedTable> tables() {
    return PublishedTable.all().stream()
        .filter(table -> NEEDED.contains(table.name()) || table.name().endsWith(INDEX))
        .toList();
  }

  static Lists read(Snapshot snapshot, Path folder) throws IOException, SQLException {
    Set<String> published =
        snapshot.publications().stream().map(Publication::table).collect(Collectors.toSet());
    SortedSet<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(published);
    if (!missing.isEmpty()) {
      throw new Fault(Kind.EXPORT_OF_NOTHING.at(Place.NOWHERE).found(String.join(", ", missing)));
    }
    SortedSet<Format> csv = new TreeSet<>(Set.of(Format.CSV));
    List<Table> tables =
        tables().stream()
            .filter(table -> published.contains(table.name()))
            .map(table -> Table.of(table, true))
            .sorted(Comparator.comparing(Table::name))
            .toList();
    Map<String, Long> rows = new HashMap<>();
    for (Table table : tables) {
      try (CsvFile file = new CsvFile(folder.resolve(table.name() + ".csv"), table)) {
        rows.put(table.name(), snapshot.read(table, file::add));
      }
    }
    return new Lists(new Contents(csv, true, tables, snapshot.publications()), rows, folder);
  }

  LocalDate day() {
    return contents.date();
  }

  boolean isSample() {
    return contents.isSample();
  }

  List<Table> all() {
    return contents.tables();
  }

  Path data(Table table) {
    return folder.resolve(table.name() + ".csv");
  }

  /** What templates are filled with. */
  Map<String, String> words(String version) {
    return Map.of("version", version, "title", contents.title(), "remarks", contents.remarks());
  }

  /** What it is and whose, for people. */
  String readme() {
    return "# %s\n\n%s\n\n%s"
        .formatted(contents.title(), contents.remarks(), Readme.tables(contents, rows));
  }
}
