package census.etl.enrich;

import census.model.deprivation.QuantileRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a nation's index of multiple deprivation.
 *
 * @param boundaries the year whose small areas it is of
 */
record Index(
    Nation nation, int edition, int boundaries, QuantileRule rule, Map<String, Standing> byArea) {

  /** Where a small area stands in it. */
  record Standing(int rank, @Nullable String score) {}

  String smallAreaColumn() {
    return nation.smallAreaColumn(boundaries);
  }

  int group(Standing standing, int groups) {
    return rule.group(standing.rank(), byArea.size(), groups);
  }

  @Override
  public String toString() {
    return "%s %d".formatted(nation.id(), edition);
  }
}
