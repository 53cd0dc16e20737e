package census.etl.enrich;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.postcode.Postcode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The first row of a file, and what the beginning of the file says of its columns. */
final class Header {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<String> NAMES =
      Set.of("postcode", "postalcode", "pcd", "pcd7", "pcd8", "pcds");
  private static final String CANDIDATES = ",;\t|";

  /** Of those that are filled: a column of names has none, one of addresses few. */
  private static final double MOSTLY = 0.5;

  private final Records.Form form;
  private final List<String> names;
  private final int[] filled;
  private final int[] postcodes;

  private Header(Records.Form form, List<String> names) {
    this.form = form;
    this.names = names;
    this.filled = new int[names.size()];
    this.postcodes = new int[names.size()];
  }

  /** Looks at the rows of the beginning, of which the last may be cut off. */
  static Header of(Records.Form form, byte[] beginning) {
    if (beginning.length >= 2 && (beginning[0] == 0 || beginning[1] == 0 || beginning[0] == -1)) {
      throw new Fault(
          Kind.INPUT_UNREADABLE
              .at(Place.file(form.file()))
              .found("UTF-16, or no text at all")
              .expected("UTF-8, or another encoding that has ASCII in it"));
    }
    Records records = records(form, beginning);
    if (!records.next()) {
      throw new Fault(
          Kind.INPUT_UNREADABLE.at(Place.file(form.file())).found("nothing, not even a header"));
    }
    Header header =
        new Header(
            form,
            IntStream.range(0, records.fields())
                .mapToObj(field -> records.text(field).replace(BYTE_ORDER_MARK, "").strip())
                .toList());
    if (header.names.stream().anyMatch(name -> name.indexOf('\r') >= 0)) {
      throw records.unreadable("lines that end in a carriage return alone");
    }
    header.lookAt(records);
    return header;
  }

  private static Records records(Records.Form form, byte[] beginning) {
    Records whole = new Records(form, beginning, beginning.length, false, 1);
    // A file of one line may have no line break at all.
    return whole.next()
        ? new Records(form, beginning, beginning.length, false, 1)
        : new Records(form, beginning, beginning.length, true, 1);
  }

  private void lookAt(Records records) {
    while (records.next()) {
      for (int field = 0; field < Math.min(records.fields(), names.size()); field++) {
        String text = records.text(field).strip();
        if (!text.isEmpty()) {
          filled[field]++;
          postcodes[field] += isPostcode(text) ? 1 : 0;
        }
      }
    }
  }

  /** What stands most often in the first line, of what separates cells. */
  static char delimiter(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    String line = text.lines().findFirst().orElse("");
    char best = ',';
    for (int i = 0; i < CANDIDATES.length(); i++) {
      char candidate = CANDIDATES.charAt(i);
      best = count(line, candidate) > count(line, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  List<String> names() {
    return names;
  }

  /** Where the column with this header is. */
  int column(String name, String option) {
    int[] found =
        IntStream.range(0, names.size())
            .filter(column -> names.get(column).equalsIgnoreCase(name.strip()))
            .toArray();
    if (found.length == 1) {
      return found[0];
    }
    throw new Fault(
        missing()
            .found(found.length == 0 ? "no " + name : found.length + " columns called " + name)
            .expected("%s to name one of %s".formatted(option, shown())));
  }

  /** That with postcodes in it, by what it is called, else by what stands in it. */
  int postcodeColumn(@Nullable String name) {
    int column = name == null ? postcodeColumn() : column(name, "--postcode-column");
    if (isPostcode(names.get(column))) {
      throw form.unreadable(
          1, "a postcode in the first row, which is to have the names of the columns");
    }
    return column;
  }

  private int postcodeColumn() {
    List<Integer> called = columns(column -> NAMES.contains(plain(column)));
    if (called.isEmpty()) {
      called = columns(column -> plain(column).contains("postcode"));
    }
    if (called.isEmpty()) {
      called = columns(column -> postcodes[column] > filled[column] * MOSTLY);
    }
    if (called.size() == 1) {
      return called.get(0);
    }
    String candidates = called.stream().map(this::shown).collect(Collectors.joining(", "));
    throw new Fault(
        missing()
            .found(
                called.isEmpty()
                    ? "no column that is called postcode or has postcodes in it"
                    : "several: " + candidates)
            .expected("--postcode-column with one of " + shown()));
  }

  /** The headers for a message: what should be one and is a postcode is not shown. */
  private String shown() {
    return IntStream.range(0, names.size()).mapToObj(this::shown).collect(Collectors.joining(", "));
  }

  private String shown(int column) {
    return isPostcode(names.get(column)) ? "…" : names.get(column);
  }

  private static boolean isPostcode(String text) {
    return Postcode.read(text) instanceof Postcode;
  }

  private Finding missing() {
    return Kind.INPUT_COLUMN_NOT_FOUND.at(Place.file(form.file()).row(1));
  }

  private List<Integer> columns(IntPredicate wanted) {
    return IntStream.range(0, names.size()).filter(wanted).boxed().toList();
  }

  private String plain(int column) {
    return names.get(column).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** None of the added columns may be called as one that is there. */
  void requireFree(List<Added> added) {
    Set<String> taken = new HashSet<>();
    names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    List<String> both =
        added.stream()
            .map(Added::name)
            .filter(name -> taken.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (!both.isEmpty()) {
      throw new Fault(
          Kind.INPUT_COLUMN_TAKEN
              .at(Place.file(form.file()).row(1))
              .found(String.join(", ", both)));
    }
  }
}
