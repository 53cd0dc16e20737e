package census.api.deprivation;

import static census.api.web.Part.constant;
import static census.api.web.Part.link;
import static census.api.web.Part.object;

import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import census.model.geography.GssCode;

/**
 * What the lists of the nations have in common: each row is a lower layer super output area in one
 * edition of a nation's index.
 */
final class NationalIndex {

  private static final Table AREA = Table.published("area");
  private static final Table ENGLISH = Table.published("english_deprivation_index");

  private final Table index;

  NationalIndex(Table index) {
    this.index = index;
  }

  /**
   * The list, but for the values of the index.
   *
   * @param nation as the older service has it in every row
   */
  ListRoute.Declaration list(String name, String nation) {
    Part.Field year = index.field("edition").as("year");
    return ListRoute.named(name)
        .from(index)
        .order("imd_rank desc, lsoa_code, edition")
        .key(index.field("lsoa_code"), year)
        .joined(
            """
            select page.*, lsoa.name as lsoa_name, authority.name as authority_name,
              msoa.code as msoa_code, msoa.name as msoa_name, msoa.edition as msoa_edition,
              people.*, ranked.areas
            from page
            left join published.area lsoa
              on lsoa.code = page.lsoa_code and lsoa.edition = page.lsoa_edition
            left join published.area authority
              on authority.code = page.local_authority_code
              and authority.edition = page.local_authority_edition
            left join lateral (
              select area.code, area.name, area.edition
              from published.area_containment inside
              join published.area
                on area.code = inside.parent_code and area.edition = inside.parent_edition
              where inside.code = page.lsoa_code and inside.edition = page.lsoa_edition
                and inside.parent_kind = 'msoa'
              order by inside.parent_edition limit 1
            ) msoa on true
            left join lateral (
              select total_population as total_population_mid_2015,
                dependent_children as dependent_children_mid_2015,
                population_16_59 as population_16_59_mid_2015,
                older_population_60_and_over as older_population_over_60_mid_2015,
                working_age_population as working_age_population_over_18_mid_2015
              from published.english_deprivation_index
              where lsoa_code = page.lsoa_code and lsoa_edition = page.lsoa_edition
                and population_year = 2015
            ) people on true
            left join lateral (
              -- ranks are a permutation of 1 to n, and the index ends at n
              select max(imd_rank) as areas from published.%1$s
              where %1$s.edition = page.edition
            ) ranked on true
            """
                .formatted(index.name()))
        .alsoReads("area", "kind in ('lsoa', 'msoa', 'local_authority')")
        .alsoReads("area_containment", "kind = 'lsoa' and parent_kind = 'msoa'")
        .alsoReads(ENGLISH.name(), "population_year = 2015")
        .shows(year, index.field("edition"))
        .shows(constant("type", nation, "The nation whose index it is"))
        .shows(index.field("quantile_rule"), index.field("direction"))
        .shows(
            index
                .field("imd_rank")
                .in("areas")
                .as("areas")
                .meaning("How many areas the edition ranks: the largest rank"))
        .filters(
            Filter.contains(index.field("lsoa_code"))
                .alsoSpelt("lsoa_code_name")
                .whole(GssCode::looksLike),
            Filter.contains(AREA.field("name").as("lsoa_name"))
                .within(
                    """
                    (lsoa_code, lsoa_edition) in (
                      select code, edition from published.area where kind = 'lsoa' and %s)"""),
            Filter.contains(index.field("local_authority_code")).whole(GssCode::looksLike),
            Filter.contains(AREA.field("name").as("local_authority_name"))
                .within(
                    """
                    (local_authority_code, local_authority_edition) in (
                      select code, edition from published.area
                      where kind = 'local_authority' and %s)"""));
  }

  /** The area of a row, in the boundaries of the index. */
  Part.Nested lsoa() {
    return object(
        "lsoa",
        "The area, in the boundaries of the index",
        index.field("lsoa_code"),
        AREA.field("name").in("lsoa_name").as("lsoa_name"),
        index.field("lsoa_edition").as("year"),
        index.field("lsoa_edition"),
        of2015("total_population", "total_population_mid_2015"),
        of2015("dependent_children", "dependent_children_mid_2015"),
        of2015("population_16_59", "population_16_59_mid_2015"),
        of2015("older_population_60_and_over", "older_population_over_60_mid_2015"),
        of2015("older_population_60_and_over", "older_population_over_60_mid_2015")
            .as("older_population_over_16_mid_2015")
            .meaning("The older name of older_population_over_60_mid_2015: it is 60 and over"),
        of2015("working_age_population", "working_age_population_over_18_mid_2015"),
        object(
            "local_authority_district",
            "The local authority district in which the publisher puts the area",
            index.field("local_authority_code").as("local_authority_district_code"),
            AREA.field("name").in("authority_name").as("local_authority_district_name"),
            index.field("local_authority_edition").as("year")),
        object(
            "msoa",
            "The middle layer super output area that it lies in",
            AREA.field("code").in("msoa_code").as("msoa_code"),
            AREA.field("name").in("msoa_name").as("msoa_name"),
            AREA.field("edition").in("msoa_edition").as("year")),
        link(
            "england_wales_lower_layer_super_output_areas",
            index.field("lsoa_code"),
            index.field("lsoa_edition")));
  }

  /** The older names say of which year the people are: those of another do not go by them. */
  private static Part.Field of2015(String column, String name) {
    return ENGLISH.field(column).in(name).as(name).alwaysNumber();
  }
}
