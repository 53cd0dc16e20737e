package census.api.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All rows of a list in its order, each as PostgreSQL sent it, and where those of each key and of
 * each edition are. What can not be told from that alone is left to PostgreSQL.
 */
final class KeptList {

  /** What a row takes beside its bytes, roughly. */
  private static final int ROW = 40;

  private static final int[] NONE = {};

  private final ListRoute route;
  private final Behind behind;
  private final List<String> columns;
  private final List<byte[]> rows;
  private final Map<String, Set<String>> related;
  private final Map<String, int[]> byKey;
  private final Map<String, int[]> byEdition;
  private final int[] everything;
  private final int key;

  /** -1 where rows have no edition. */
  private final int edition;

  private KeptList(ListRoute route, Behind behind, Reader read, Map<String, Set<String>> related) {
    this.route = route;
    this.behind = behind;
    this.columns = read.columns;
    this.rows = read.rows;
    this.related = related;
    this.everything = IntStream.range(0, rows.size()).toArray();
    this.key = columns.indexOf(route.key().column());
    this.edition = route.edition().map(field -> columns.indexOf(field.column())).orElse(-1);
    this.byKey = by(key);
    this.byEdition = edition < 0 ? Map.of() : by(edition);
  }

  private Map<String, int[]> by(int column) {
    Map<String, IntStream.Builder> numbers = new HashMap<>();
    Row row = row();
    for (int i = 0; i < rows.size(); i++) {
      row.read(rows.get(i));
      // A body without a boundary has no code to be asked for by.
      if (!row.isNull(column)) {
        numbers.computeIfAbsent(row.text(column), text -> IntStream.builder()).add(i);
      }
    }
    return numbers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().build().toArray()));
  }

  Behind behind() {
    return behind;
  }

  private Row row() {
    return new Row(columns.size());
  }

  /** The rows asked for, in their order; empty if only PostgreSQL can tell. */
  Optional<Found> find(Selection selection) {
    if (!selection.order().equals(route.order())) {
      return Optional.empty();
    }
    if (selection.conditions().isEmpty()) {
      return Optional.of(new Found(everything));
    }
    return matching(selection.conditions()).map(Found::new);
  }

  /** The one row with a key, of the edition asked for or of the newest. */
  Optional<Found> findDetail(Selection selection) {
    return matching(selection.conditions())
        .map(found -> new Found(edition < 0 || found.length < 2 ? found : newest(found)));
  }

  private int[] newest(int[] found) {
    Row row = row();
    int[] byEdition = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      row.read(rows.get(found[i]));
      byEdition[i] = Integer.parseInt(row.text(edition));
    }
    int newest = Arrays.stream(byEdition).max().orElseThrow();
    return IntStream.range(0, found.length)
        .filter(i -> byEdition[i] == newest)
        .map(i -> found[i])
        .toArray();
  }

  private Optional<int[]> matching(List<Filter.Condition> conditions) {
    List<Filter.Exactly> all = new ArrayList<>();
    for (Filter.Condition condition : conditions) {
      if (condition.exactly().filter(this::isKept).isEmpty()) {
        return Optional.empty();
      }
      all.add(condition.exactly().get());
    }
    return with(key, all).or(() -> with(edition, all)).map(first -> matching(first, all));
  }

  private Optional<Filter.Exactly> with(int column, List<Filter.Exactly> all) {
    return all.stream().filter(each -> columns.indexOf(each.column()) == column).findFirst();
  }

  private boolean isKept(Filter.Exactly exactly) {
    return route.table().has(exactly.column()) && columns.contains(exactly.column());
  }

  private int[] matching(Filter.Exactly first, List<Filter.Exactly> all) {
    int[] found = with(first);
    if (all.size() == 1 && !first.orRelated()) {
      return found;
    }
    Row row = row();
    return Arrays.stream(first.orRelated() ? withRelated(first.text(), found) : found)
        .filter(
            i -> {
              row.read(rows.get(i));
              return all.stream().allMatch(each -> each.equals(first) || holds(row, each));
            })
        .toArray();
  }

  private int[] with(Filter.Exactly first) {
    return columns.indexOf(first.column()) == key
        ? withKey(first.text())
        : byEdition.getOrDefault(first.text(), NONE);
  }

  private int[] withKey(String code) {
    return byKey.getOrDefault(code, NONE);
  }

  /** In the editions that have no row of a code, the rows of those that it stands for. */
  private int[] withRelated(String code, int[] found) {
    Set<String> others = related.getOrDefault(code, Set.of());
    if (others.isEmpty()) {
      return found;
    }
    Set<String> own = Arrays.stream(found).mapToObj(this::edition).collect(Collectors.toSet());
    return IntStream.concat(
            Arrays.stream(found),
            others.stream()
                .flatMapToInt(other -> Arrays.stream(withKey(other)))
                .filter(i -> !own.contains(edition(i))))
        .sorted()
        .toArray();
  }

  private String edition(int number) {
    Row row = row();
    row.read(rows.get(number));
    return row.text(edition);
  }

  private boolean holds(Row row, Filter.Exactly exactly) {
    int column = columns.indexOf(exactly.column());
    return !row.isNull(column) && row.text(column).equals(exactly.text());
  }

  /** Some of the rows, in the list's order. */
  final class Found {

    private final int[] numbers;

    private Found(int[] numbers) {
      this.numbers = numbers;
    }

    long count() {
      return numbers.length;
    }

    List<String> columns() {
      return columns;
    }

    Behind behind() {
      return behind;
    }

    /** Those that the rows are of. */
    Set<String> datasets() {
      Set<String> datasets = new HashSet<>();
      int dataset = columns.indexOf("dataset");
      forEach(Page.whole(numbers.length), row -> datasets.add(row.text(dataset)));
      return datasets;
    }

    void forEach(Page page, Consumer<Row> reader) {
      Row row = row();
      long end = Math.min(numbers.length, page.offset() + page.size());
      for (long i = page.offset(); i < end; i++) {
        row.read(rows.get(numbers[(int) i]));
        reader.accept(row);
      }
    }
  }

  // ------------------------------------------------------------------ reading

  /** Takes the rows as they come, as long as they are not too many. */
  static final class Reader implements Consumer<byte[]> {

    private final List<String> columns;
    private final long most;
    private final List<byte[]> rows = new ArrayList<>();
    private long bytes;

    /**
     * @param most how many bytes it may take
     */
    Reader(List<String> columns, long most) {
      this.columns = columns;
      this.most = most;
    }

    @Override
    public void accept(byte[] line) {
      bytes += line.length + ROW;
      if (isTooLarge()) {
        rows.clear();
      } else {
        rows.add(line);
      }
    }

    boolean isTooLarge() {
      return bytes > most;
    }

    long bytes() {
      return bytes;
    }

    /**
     * @param related the codes that a code stands for
     */
    KeptList list(ListRoute route, Behind behind, Map<String, Set<String>> related) {
      return new KeptList(route, behind, this, related);
    }
  }
}
