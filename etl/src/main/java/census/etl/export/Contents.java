package census.etl.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a data package is made of. The same contents make the same bytes.
 *
 * @param tables in the order of their names
 * @param withNorthernIrishPostcodes whether the postcodes that may not be passed on are in it
 */
record Contents(
    SortedSet<Format> formats,
    boolean withNorthernIrishPostcodes,
    List<Table> tables,
    List<Publication> publications) {

  /** A hash of all of it. */
  String hash() {
    return Checksums.sha256(JsonMapper.shared().writeValueAsString(this).getBytes(UTF_8));
  }

  boolean isSample() {
    return publications.stream().anyMatch(Publication::sample);
  }

  /** The day on which the newest of the data was taken in. */
  LocalDate date() {
    return publications.stream()
        .map(Publication::loaded)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The publishers' files that a table was made from, each once. */
  List<Publication.File> files(Table table) {
    return publications.stream()
        .filter(publication -> publication.table().equals(table.name()))
        .flatMap(publication -> publication.files().stream())
        .distinct()
        .toList();
  }

  /** The publishers' files that anything was made from, each once. */
  List<Publication.File> files() {
    return publications.stream()
        .flatMap(publication -> publication.files().stream())
        .distinct()
        .toList();
  }

  String title() {
    return (isSample() ? "FICTIONAL SAMPLE: " : "")
        + "Places, deprivation and health organisations of the United Kingdom";
  }

  /** What whoever uses it must know. */
  String remarks() {
    List<String> remarks = new ArrayList<>();
    if (isSample()) {
      remarks.add(
          "The data are a fictional sample: the files look like the publishers', and nothing in them is true.");
    }
    if (tables.stream().map(Table::name).anyMatch(Table::isByPostcode)) {
      remarks.add(
          withNorthernIrishPostcodes
              ? "The postcodes of Northern Ireland are included. Their licence covers use within one organisation: do not pass this package on."
              : "The postcodes of Northern Ireland (BT) are left out, because their licence does not allow them to be passed on.");
    }
    return String.join(" ", remarks);
  }
}
