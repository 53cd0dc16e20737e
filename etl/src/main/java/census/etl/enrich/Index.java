package census.etl.enrich;

import census.model.deprivation.QuantileRule;
import census.model.geography.Nation;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edition of a nation's index of multiple deprivation. */
final class Index {

  /** Where a small area stands in it. */
  record Standing(int rank, @Nullable String score) {}

  private final Nation nation;
  private final int edition;
  private final String version;
  private final String smallAreaColumn;
  private final QuantileRule rule;
  private final Map<String, Standing> byArea = new HashMap<>();

  /** How many areas it ranks: ranks are 1 to n. */
  private int areas;

  /**
   * @param version what the publisher calls the edition
   * @param smallAreaColumn the column of the directory that has its small areas
   */
  Index(Nation nation, int edition, String version, String smallAreaColumn, QuantileRule rule) {
    this.nation = nation;
    this.edition = edition;
    this.version = version;
    this.smallAreaColumn = smallAreaColumn;
    this.rule = rule;
  }

  void add(String area, Standing standing) {
    byArea.put(area, standing);
    areas = Math.max(areas, standing.rank());
  }

  Nation nation() {
    return nation;
  }

  int edition() {
    return edition;
  }

  String version() {
    return version;
  }

  String smallAreaColumn() {
    return smallAreaColumn;
  }

  /** By code; an area that has no rank is not there. */
  Map<String, Standing> byArea() {
    return Collections.unmodifiableMap(byArea);
  }

  int group(Standing standing, int groups) {
    return rule.group(standing.rank(), areas, groups);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(nation.id(), version);
  }
}
