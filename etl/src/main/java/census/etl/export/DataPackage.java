package census.etl.export;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/**
 * Everything that is published at one moment, as a folder of files with a description. The same
 * published versions make the same bytes.
 */
public final class DataPackage {

  /**
   * What is to be in it.
   *
   * @param tables which tables; none for all that are published
   */
  public record Wish(
      SortedSet<Format> formats, List<PublishedTable> tables, boolean withNorthernIrishPostcodes) {

    List<PublishedTable> wanted() {
      return tables.isEmpty() ? PublishedTable.all() : tables;
    }
  }

  /**
   * What was done.
   *
   * @param rows by table; none if the folder had the same already
   */
  public record Outcome(Map<String, Long> rows) {

    public boolean isUnchanged() {
      return rows.isEmpty();
    }
  }

  private final DataSource dataSource;

  public DataPackage(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Writes all of it, or leaves the folder as it is.
   *
   * @param progress told of each table, with the number of its rows, when it is written
   */
  public Outcome write(Path folder, Wish wish, BiConsumer<String, Long> progress) {
    try (Snapshot snapshot = Snapshot.of(dataSource, wish.wanted())) {
      snapshot.claim(folder);
      refuseOtherFiles(folder);
      Contents contents = contents(snapshot, wish);
      try (Replacement replacement = Replacement.of(folder)) {
        if (isIn(folder, contents)) {
          return new Outcome(Map.of());
        }
        Path made = replacement.folder();
        Map<String, Long> rows = write(snapshot, contents, made, progress);
        describe(contents, rows, made);
        replacement.takePlace();
        return new Outcome(rows);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The export could not be written into " + folder, e);
    }
  }

  /** Whatever is in the folder goes, so it must be of an export. */
  private static void refuseOtherFiles(Path folder) throws IOException {
    NavigableSet<String> others = new TreeSet<>(Checksums.paths(folder));
    if (Descriptor.contentsOf(folder).isPresent()) {
      others.removeAll(Checksums.claimedBy(folder).byPath().keySet());
    }
    if (!others.isEmpty()) {
      throw new Fault(
          Kind.EXPORT_FOLDER_TAKEN
              .at(Place.file(folder.toString()))
              .found(others.stream().limit(3).collect(joining(", ")))
              .expected("nothing but an export, or nothing at all"));
    }
  }

  private static Contents contents(Snapshot snapshot, Wish wish) {
    Set<String> published =
        snapshot.publications().stream().map(Publication::table).collect(toSet());
    List<Table> tables = new ArrayList<>(snapshot.origins());
    for (PublishedTable table : wish.wanted()) {
      if (published.contains(table.name())) {
        tables.add(Table.of(table, wish.withNorthernIrishPostcodes()));
      } else if (!wish.tables().isEmpty()) {
        throw new Fault(Kind.EXPORT_OF_NOTHING.at(Place.NOWHERE).found(table.name()));
      }
    }
    if (published.isEmpty()) {
      throw new Fault(Kind.EXPORT_OF_NOTHING.at(Place.NOWHERE));
    }
    tables.sort(Comparator.comparing(Table::name));
    return new Contents(
        wish.formats(), wish.withNorthernIrishPostcodes(), tables, snapshot.publications());
  }

  /** Whether the folder holds the same, undamaged. */
  private static boolean isIn(Path folder, Contents contents) throws IOException {
    return Descriptor.contentsOf(folder).equals(Optional.of(contents.hash()))
        && Checksums.of(folder).equals(Checksums.claimedBy(folder));
  }

  private static Map<String, Long> write(
      Snapshot snapshot, Contents contents, Path folder, BiConsumer<String, Long> progress)
      throws IOException, SQLException {
    Map<String, Long> rows = new LinkedHashMap<>();
    try (Formats formats = Formats.open(contents.formats(), folder)) {
      for (Table table : contents.tables()) {
        try (FormatWriter.Rows writer = formats.begin(table)) {
          rows.put(table.name(), snapshot.read(table, writer::add));
        }
        progress.accept(table.name(), rows.get(table.name()));
      }
    }
    return rows;
  }

  /** What programs read, what people read, and what both can check it by. */
  private static void describe(Contents contents, Map<String, Long> rows, Path folder)
      throws IOException {
    Checksums checksums = Checksums.of(folder);
    Descriptor.of(contents, rows, folder, checksums).writeInto(folder);
    Readme.of(contents, rows).writeInto(folder);
    checksums.and(folder, Descriptor.NAME, Readme.NAME).writeInto(folder);
  }
}
