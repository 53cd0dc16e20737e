package census.etl.enrich;

import census.model.geography.Nation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The published tables of the nations' indices of multiple deprivation. */
enum IndexTable {
  ENGLISH(Nation.ENGLAND, "lsoa", "edition", true),
  WELSH(Nation.WALES, "lsoa", "edition", true),
  SCOTTISH(Nation.SCOTLAND, "data_zone", "version", false),
  NORTHERN_IRISH(Nation.NORTHERN_IRELAND, "soa", "edition", false);

  private final Nation nation;
  private final String area;
  private final String version;
  private final boolean hasScores;

  /**
   * @param area how the columns of the small area begin, as in lsoa_code
   * @param version the column with what the publisher calls the edition
   * @param hasScores whether scores of the whole index are published
   */
  IndexTable(Nation nation, String area, String version, boolean hasScores) {
    this.nation = nation;
    this.area = area;
    this.version = version;
    this.hasScores = hasScores;
  }

  Nation nation() {
    return nation;
  }

  String table() {
    return name().toLowerCase(Locale.ROOT) + "_deprivation_index";
  }

  /** What is read of it: the score last, and only where there is one. */
  List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "edition",
                version,
                area + "_edition",
                "quantile_rule",
                area + "_code",
                "imd_rank"));
    if (hasScores) {
      columns.add("imd_score");
    }
    return columns;
  }

  boolean hasScores() {
    return hasScores;
  }

  /** The column of the directory that has the small area of an edition's boundaries. */
  String smallAreaColumn(int boundaries) {
    return "%s_%d_code".formatted(area, boundaries);
  }
}
