package census.etl.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a library of the lists says on the day of its data, as far as two of them are compared.
 *
 * @param things organisations, trusts and all else that organisations belong to
 * @param parents what each belongs to, as somebody has written it down
 * @param editions the rows of each edition of each index
 */
record State(
    NavigableMap<Thing, Said> things,
    NavigableMap<Thing, NavigableSet<Thing>> parents,
    NavigableMap<String, Rows> editions) {

  /** Something that has a name of its own: of a kind, under an identifier. */
  record Thing(String kind, String identifier) implements Comparable<Thing> {
    @Override
    public int compareTo(Thing other) {
      return (kind + "\0" + identifier).compareTo(other.kind + "\0" + other.identifier);
    }
  }

  /**
   * What is said of it.
   *
   * @param rest all but its name and whether it is in operation
   */
  record Said(String name, boolean active, Map<String, String> rest) {}

  /** How many there are, and a sum that differs when any of them does. */
  record Rows(long count, long sum) {

    static final Rows NONE = new Rows(0, 0);

    Rows and(NamedCsvRecord row) {
      return new Rows(count + 1, sum * 31 + row.getFields().hashCode());
    }
  }

  /** A membership that follows from another is told with that one. */
  private static final String FOLLOWS = "trust|board|unit";

  static State of(Library library, Path file, LocalDate day) throws IOException {
    State state = new State(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (String table : new String[] {"organisation", "trust"}) {
        state.read(archive, library.data(table), row -> state.addOrganisation(table, row));
      }
      state.read(archive, library.data("nhs_body"), state::addBody);
      state.read(archive, library.data("nhs_membership"), row -> state.addMembership(row, day));
      for (var table : Lists.tables()) {
        if (table.column("edition").isPresent()) {
          state.read(
              archive, library.data(table.name()), row -> state.addToEdition(table.name(), row));
        }
      }
    }
    return state;
  }

  /** A library that was made before the table was has none. */
  private void read(ZipFile archive, String path, Consumer<NamedCsvRecord> each)
      throws IOException {
    ZipEntry entry = archive.getEntry(path);
    if (entry == null) {
      return;
    }
    try (Reader text = new InputStreamReader(archive.getInputStream(entry), UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      rows.forEach(each);
    }
  }

  private void addOrganisation(String kind, NamedCsvRecord row) {
    add(
        new Thing(kind, row.getField("ods_code")),
        row,
        row.findField("active").map("true"::equals).orElse(true));
  }

  private void addBody(NamedCsvRecord row) {
    add(new Thing(row.getField("kind"), row.getField("identifier")), row, true);
  }

  private void add(Thing thing, NamedCsvRecord row, boolean active) {
    Map<String, String> rest = new TreeMap<>(row.getFieldsAsMap());
    String name = String.valueOf(rest.remove("name"));
    rest.remove("active");
    things.put(thing, new Said(name, active, rest));
  }

  private void addMembership(NamedCsvRecord row, LocalDate day) {
    boolean holds =
        !day.isBefore(LocalDate.parse(row.getField("valid_from")))
            && !day.isAfter(LocalDate.parse(row.getField("valid_to")));
    if (holds && !row.getField("basis").matches(FOLLOWS)) {
      parents
          .computeIfAbsent(
              new Thing(row.getField("member_kind"), row.getField("member")),
              member -> new TreeSet<>())
          .add(new Thing(row.getField("parent_kind"), row.getField("parent")));
    }
  }

  private void addToEdition(String table, NamedCsvRecord row) {
    editions.merge(
        table + " " + row.getField("edition"), Rows.NONE.and(row), (all, one) -> all.and(row));
  }

  /** Empty if there is no such thing, or it is out of operation. */
  Optional<Said> active(Thing thing) {
    return Optional.ofNullable(things.get(thing)).filter(Said::active);
  }

  /** What belongs to it. */
  NavigableSet<Thing> members(Thing parent) {
    NavigableSet<Thing> members = new TreeSet<>();
    parents.forEach(
        (member, its) -> {
          if (its.contains(parent)) {
            members.add(member);
          }
        });
    return members;
  }

  /** Those of its parents that are of a kind. */
  NavigableSet<Thing> parents(Thing member, String kind) {
    NavigableSet<Thing> found = new TreeSet<>();
    parents.getOrDefault(member, new TreeSet<>()).stream()
        .filter(parent -> parent.kind().equals(kind))
        .forEach(found::add);
    return found;
  }
}
