package census.api.deprivation;

import static census.api.web.Part.object;

import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import census.model.geography.GssCode;
import java.util.List;

/** An index of lower layer super output areas, which are shown with their people of 2015. */
record LowerLayerIndex(NationalIndex index) {

  private static final Table AREA = Table.published("area");
  private static final Table ENGLISH = Table.published("english_deprivation_index");

  static LowerLayerIndex of(Table index) {
    return new LowerLayerIndex(
        new NationalIndex(
            index,
            "lsoa",
            "lsoa",
            "england_wales_lower_layer_super_output_areas",
            GssCode::looksLike,
            List.of("lsoa_code_name"),
            List.of()));
  }

  /** See {@link NationalIndex#list(String, String)}. */
  ListRoute.Declaration list(String name, String nation) {
    return index
        .list(
            name,
            nation,
            ", msoa.code as msoa_code, msoa.name as msoa_name, msoa.edition as msoa_edition, people.*",
            """
            left join (
              select inside.code as lsoa_code, inside.edition as lsoa_edition, area.code, area.name,
                area.edition
              from published.area_containment inside
              join published.area
                on area.code = inside.parent_code and area.edition = inside.parent_edition
              where inside.parent_kind = 'msoa'
            ) msoa on msoa.lsoa_code = page.lsoa_code and msoa.lsoa_edition = page.lsoa_edition
              -- not compared within a row, which PostgreSQL takes to hold of one in 200
              and msoa.edition = page.lsoa_edition
            left join lateral (
              select total_population as total_population_mid_2015,
                dependent_children as dependent_children_mid_2015,
                population_16_59 as population_16_59_mid_2015,
                older_population_60_and_over as older_population_over_60_mid_2015,
                working_age_population as working_age_population_over_18_mid_2015
              from published.english_deprivation_index
              where lsoa_code = page.lsoa_code and lsoa_edition = page.lsoa_edition
                and population_year = 2015
            ) people on true""")
        .alsoReads("area", "kind = 'msoa'")
        .alsoReads("area_containment", "kind = 'lsoa' and parent_kind = 'msoa'")
        .alsoReads("area_change", "kind = 'lsoa'")
        .alsoReads(ENGLISH.name(), "population_year = 2015");
  }

  /** The area of a row, in the boundaries of the index. */
  Part.Nested lsoa() {
    return index.area(
        of2015("total_population", "total_population_mid_2015"),
        of2015("dependent_children", "dependent_children_mid_2015"),
        of2015("population_16_59", "population_16_59_mid_2015"),
        of2015("older_population_60_and_over", "older_population_over_60_mid_2015"),
        of2015("older_population_60_and_over", "older_population_over_60_mid_2015")
            .as("older_population_over_16_mid_2015")
            .meaning("The older name of older_population_over_60_mid_2015: it is 60 and over"),
        of2015("working_age_population", "working_age_population_over_18_mid_2015"),
        index.localAuthority("local_authority_district"),
        object(
            "msoa",
            "The middle layer super output area that it lies in",
            AREA.field("code").in("msoa_code").as("msoa_code"),
            AREA.field("name").in("msoa_name").as("msoa_name"),
            AREA.field("edition").in("msoa_edition").as("year")));
  }

  /** The older names say of which year the people are: those of another do not go by them. */
  private static Part.Field of2015(String column, String name) {
    return ENGLISH.field(column).in(name).as(name).alwaysNumber();
  }
}
