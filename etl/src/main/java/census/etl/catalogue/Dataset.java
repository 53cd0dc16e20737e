package census.etl.catalogue;

import census.model.schema.PublishedTable;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One edition of one published table: how it is made from sources, and what must be true of it.
 *
 * @param id unique in the catalogue
 * @param table the published table of which it is a part
 * @param selects in order of preference; the first whose sources are all at hand is used
 * @param optional sources and datasets that a select can do without: what is not at hand, or not
 *     published, is empty
 * @param changesWith SQL for what else a version depends on
 * @param together those that share this are published in one moment, or not at all
 * @param keep how many superseded versions are kept
 * @param json the declaration as it stands in its file, for the record of a load
 */
public record Dataset(
    String id,
    PublishedTable table,
    String title,
    String oneRow,
    List<Select> selects,
    Set<String> optional,
    Optional<Select> changesWith,
    Optional<String> together,
    int keep,
    Drift drift,
    List<Expectation> expectations,
    List<Example> examples,
    String json) {

  /** What may change against the version in place before a person must look, or must agree. */
  public record Drift(Bounds rows, Bounds completeness, @Nullable String because) {
    static final Drift USUAL =
        new Drift(
            new Bounds(BigDecimal.ONE, BigDecimal.TEN),
            new Bounds(new BigDecimal("0.1"), BigDecimal.ONE),
            null);
  }

  /** In per cent. */
  public record Bounds(BigDecimal warn, BigDecimal fail) {}

  /** Given these staged rows, expect those. */
  public record Example(
      String says,
      Select select,
      Map<String, List<Map<String, @Nullable Object>>> given,
      List<Map<String, @Nullable Object>> expect) {}

  Dataset expecting(List<Expectation> others) {
    return new Dataset(
        id,
        table,
        title,
        oneRow,
        selects,
        optional,
        changesWith,
        together,
        keep,
        drift,
        others,
        examples,
        json);
  }

  /** The sources that only expectations need, and only if they are at hand. */
  public Set<String> comparedSources() {
    Set<String> sources = new LinkedHashSet<>();
    for (Expectation expectation : expectations) {
      if (expectation instanceof Expectation.Agrees agrees && agrees.source() != null) {
        sources.add(agrees.source());
      } else if (expectation instanceof Expectation.Query query) {
        sources.addAll(query.select().sources());
      }
    }
    return sources;
  }

  /** The datasets that only expectations compare with, and only if they are published. */
  public Set<String> comparedDatasets() {
    Set<String> datasets = new LinkedHashSet<>();
    for (Expectation expectation : expectations) {
      if (expectation instanceof Expectation.Agrees agrees && agrees.dataset() != null) {
        datasets.add(agrees.dataset());
      }
    }
    return datasets;
  }

  /** The datasets that come before this one where they are refreshed together. */
  public Set<String> follows() {
    Set<String> datasets = new LinkedHashSet<>(mentions());
    datasets.addAll(comparedDatasets());
    return datasets;
  }

  /** The datasets that must be published before this one can be made or checked. */
  public Set<String> standsOn() {
    Set<String> datasets = mentions();
    datasets.removeAll(optional);
    return datasets;
  }

  /** The same with other tables in the place of some of the datasets that it reads. */
  public Dataset reading(Map<String, String> tables) {
    return new Dataset(
        id,
        table,
        title,
        oneRow,
        selects.stream().map(select -> select.reading(tables)).toList(),
        optional,
        changesWith.map(select -> select.reading(tables)),
        together,
        keep,
        drift,
        expectations.stream()
            .map(
                expectation ->
                    expectation instanceof Expectation.Query query
                        ? query.reading(query.select().reading(tables))
                        : expectation)
            .toList(),
        examples,
        json);
  }

  /** Whether the two are published in one moment. */
  public boolean isTogetherWith(Dataset other) {
    return together.isPresent() && together.equals(other.together);
  }

  private Set<String> mentions() {
    Set<String> datasets = new LinkedHashSet<>();
    selects.forEach(select -> datasets.addAll(select.datasets()));
    changesWith.ifPresent(select -> datasets.addAll(select.datasets()));
    expectations.forEach(expectation -> datasets.addAll(expectation.otherDatasets()));
    datasets.remove(id);
    return datasets;
  }
}
