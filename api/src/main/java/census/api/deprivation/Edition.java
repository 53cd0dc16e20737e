package census.api.deprivation;

import census.api.web.Behind;
import census.model.deprivation.Quantile;
import census.model.deprivation.QuantileRule;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One edition of one nation's index, whole and in memory.
 *
 * @param version as the publisher calls it: 2019, 2020v2
 * @param areaEdition census whose small areas it describes
 * @param areas how many it ranks
 * @param labels what is said of all of its ranks
 * @param kindInDirectory the number of those among the kinds of the postcode directory
 * @param rows how the rows of its areas are written
 * @param behind the datasets that a row is made of
 * @param behindLarger those that say what lies in what
 */
record Edition(
    IndexTable table,
    int year,
    String version,
    int areaEdition,
    int areas,
    QuantileRule rule,
    String direction,
    Labels labels,
    OptionalInt kindInDirectory,
    KeptRows rows,
    Behind behind,
    Behind behindLarger,
    Map<String, SmallArea> smallAreas,
    Map<String, LargerArea> largerAreas) {

  Optional<SmallArea> smallArea(String code) {
    return Optional.ofNullable(smallAreas.get(code));
  }

  Optional<LargerArea> largerArea(String code) {
    return Optional.ofNullable(largerAreas.get(code));
  }

  /** The group, from 1, in which a ranked area lies. */
  int group(SmallArea area, Quantile quantile) {
    return rule.group(area.rank(), areas, quantile.groups());
  }

  /** Likewise among the areas that lie in the same larger one. */
  int group(SmallArea area, LargerArea within, Quantile quantile) {
    return rule.group(within.rank(area), within.ranked(), quantile.groups());
  }

  /** As in "the index of 2019 of England". */
  String inWords() {
    return "index of %s of %s".formatted(version, table.nationInWords());
  }
}
