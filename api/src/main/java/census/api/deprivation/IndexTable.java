package census.api.deprivation;

import census.api.postcode.Directory;
import census.api.web.ListRoute;
import census.api.web.ListRoute.Reads;
import census.model.geography.Nation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The published tables of the nations' indices: of which small areas each is, and its columns. */
enum IndexTable {
  ENGLISH(Nation.ENGLAND, "lsoa", "lsoa", "edition::text", "imd_score", "total_population"),
  WELSH(Nation.WALES, "lsoa", "lsoa", "edition::text", "imd_score", "null"),
  SCOTTISH(Nation.SCOTLAND, "data_zone", "data_zone", "version", "null", "total_population"),
  NORTHERN_IRISH(
      Nation.NORTHERN_IRELAND, "soa", "super_output_area", "edition::text", "null", "null");

  static final int OWN_COLUMNS = 11;

  private final Nation nation;
  private final String area;
  private final String kind;
  private final String version;
  private final String score;
  private final String population;

  /**
   * @param area how the columns of the small area begin, as in lsoa_code
   * @param kind what it is among areas
   * @param version SQL of what the publisher calls the edition
   * @param score SQL of the score of the whole index
   * @param population SQL of how many people live in the area
   */
  IndexTable(
      Nation nation, String area, String kind, String version, String score, String population) {
    this.nation = nation;
    this.area = area;
    this.kind = kind;
    this.version = version;
    this.score = score;
    this.population = population;
  }

  static IndexTable of(Nation nation) {
    for (IndexTable each : values()) {
      if (each.nation == nation) {
        return each;
      }
    }
    throw new IllegalArgumentException("no table has an index of " + nation.id());
  }

  Nation nation() {
    return nation;
  }

  /** The list of its rows. */
  ListRoute list(List<ListRoute> lists) {
    return lists.stream()
        .filter(list -> list.table().name().equals(table()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no list has the rows of " + table()));
  }

  String table() {
    return id() + "_deprivation_index";
  }

  /** As a regular expression. */
  private String codesBegin() {
    return nation == Nation.NORTHERN_IRELAND ? "(95|N)" : String.valueOf(nation.initial());
  }

  /** As in the names of tables: {@code northern_irish}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String nationInWords() {
    return switch (nation) {
      case ENGLAND -> "England";
      case WALES -> "Wales";
      case SCOTLAND -> "Scotland";
      case NORTHERN_IRELAND -> "Northern Ireland";
    };
  }

  String areaKind() {
    return kind;
  }

  /** The number of the small areas of a census among the kinds of the postcode directory. */
  OptionalInt kindInDirectory(int areaEdition) {
    return Directory.kind(area + "_" + areaEdition);
  }

  /** SQL of every row: eleven columns of its own, and then what its list shows. */
  String rows(KeptRows kept) {
    return """
        with page as (select * from published.%1$s),
        listed as (%2$s)
        select edition, %3$s_edition, local_authority_edition, quantile_rule, direction, %4$s,
          %3$s_code, %3$s_name, imd_rank, (%5$s)::text, (%6$s)::text,
          %7$s
        from listed"""
        .formatted(table(), kept.sql(), area, version, score, population, kept.columns());
  }

  /** SQL of each small area in each larger one: through its local authority too. */
  String insides() {
    return """
        with small as (
          select edition, %1$s_code as code, %1$s_edition as area_edition,
            local_authority_code, local_authority_edition
          from published.%2$s
        ),
        inside as (
          select edition, code, 'local_authority' as kind, local_authority_code as larger_code,
            local_authority_edition as larger_edition, 'as_published' as fit, 1 as preference
          from small
          union all
          select small.edition, small.code, inside.parent_kind, inside.parent_code,
            inside.parent_edition, inside.fit, 2
          from small
          join published.area_containment inside
            on inside.code = small.code and inside.edition = small.area_edition
          union all
          select small.edition, small.code, inside.parent_kind, inside.parent_code,
            inside.parent_edition, inside.fit, 3
          from small
          join published.area_containment inside
            on inside.code = small.local_authority_code
            and inside.edition = small.local_authority_edition
        )
        select inside.edition, inside.code, inside.kind, inside.larger_code, inside.larger_edition,
          inside.fit, area.name,
          case preference when 1 then 'local_authority_code' when 2 then 'larger_area_code' end
        from inside
        left join published.area
          on area.code = inside.larger_code and area.edition = inside.larger_edition
        order by inside.preference, inside.larger_edition desc"""
        .formatted(area, table());
  }

  /** Those of which everything that is read of the nation is made. */
  List<Reads> reads() {
    return List.of(
        new Reads(table(), "true"),
        new Reads(ENGLISH.table(), kind.equals("lsoa") ? "population_year = 2015" : "false"),
        new Reads("area", "nation = '%s'".formatted(nation.id())),
        new Reads(
            "area_containment",
            "kind in ('%s', 'local_authority') and code ~ '^%s'".formatted(kind, codesBegin())));
  }

  /** The tables and rows behind one edition, without the larger areas. */
  List<Reads> reads(int edition, int areaEdition, int localAuthorityEdition) {
    List<Reads> reads =
        new ArrayList<>(
            List.of(
                new Reads(table(), "edition = " + edition),
                new Reads("area", "kind = '%s' and edition = %d".formatted(kind, areaEdition)),
                new Reads(
                    "area",
                    "kind = 'local_authority' and edition = %d".formatted(localAuthorityEdition))));
    if (kind.equals("lsoa")) {
      reads.add(new Reads("area", "kind = 'msoa' and edition = %d".formatted(areaEdition)));
      reads.add(
          new Reads(
              "area_containment",
              "kind = 'lsoa' and edition = %d and parent_kind = 'msoa'".formatted(areaEdition)));
      reads.add(
          new Reads(
              ENGLISH.table(),
              "lsoa_edition = %d and population_year = 2015".formatted(areaEdition)));
    }
    return reads;
  }

  /** Those behind what lies in what. */
  List<Reads> readsOfLarger(int areaEdition, int localAuthorityEdition) {
    return List.of(
        new Reads("area_containment", "kind = '%s' and edition = %d".formatted(kind, areaEdition)),
        new Reads(
            "area_containment",
            "kind = 'local_authority' and edition = %d".formatted(localAuthorityEdition)));
  }
}
