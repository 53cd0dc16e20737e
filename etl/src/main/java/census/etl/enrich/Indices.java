package census.etl.enrich;

import static java.util.Objects.requireNonNull;

import census.etl.enrich.Index.Standing;
import census.model.deprivation.QuantileRule;
import census.model.geography.Nation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every edition of every index that is published.
 *
 * @param all of a nation the oldest first
 */
record Indices(List<Index> all) {

  static Indices read(Published published) {
    List<Index> all = new ArrayList<>();
    for (IndexTable table : IndexTable.values()) {
      all.addAll(read(published, table));
    }
    return new Indices(List.copyOf(all));
  }

  private static List<Index> read(Published published, IndexTable table) {
    Map<Integer, Index> byEdition = new TreeMap<>();
    published.read(
        table.table(),
        table.columns(),
        row -> {
          Index index =
              byEdition.computeIfAbsent(
                  Integer.valueOf(text(row, 0)), edition -> index(table, edition, row));
          @Nullable String rank = row.text(5);
          if (rank != null) {
            @Nullable String score = table.hasScores() ? row.text(6) : null;
            index.add(text(row, 4), new Standing(Integer.parseInt(rank), score));
          }
        });
    return List.copyOf(byEdition.values());
  }

  private static Index index(IndexTable table, int edition, Published.Row row) {
    return new Index(
        table.nation(),
        edition,
        text(row, 1),
        table.smallAreaColumn(Integer.parseInt(text(row, 2))),
        QuantileRule.valueOf(text(row, 3).toUpperCase(Locale.ROOT)));
  }

  private static String text(Published.Row row, int column) {
    return requireNonNull(row.text(column));
  }

  List<Index> of(Nation nation) {
    return all.stream().filter(index -> index.nation() == nation).toList();
  }

  Optional<Index> newest(Nation nation) {
    return of(nation).stream().reduce((older, newer) -> newer);
  }
}
