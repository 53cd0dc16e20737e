package census.api.deprivation;

import static census.api.web.Part.constant;
import static census.api.web.Part.link;
import static census.api.web.Part.object;

import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import census.model.geography.GssCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The English indices of deprivation. */
@Configuration(proxyBeanMethods = false)
class EnglishIndex {

  private static final Table INDEX = Table.published("english_deprivation_index");
  private static final Table AREA = Table.published("area");

  private static final Part.Field YEAR = INDEX.field("edition").as("year");

  @Bean
  ListRoute englishIndicesOfMultipleDeprivation() {
    return ListRoute.named("english_indices_of_multiple_deprivation")
        .oneRow("A lower layer super output area in one edition of the English indices")
        .from(INDEX)
        .order("imd_rank desc, lsoa_code, edition")
        .key(INDEX.field("lsoa_code"), YEAR)
        .joined(
            """
            select page.*, lsoa.name as lsoa_name, authority.name as authority_name,
              msoa.code as msoa_code, msoa.name as msoa_name, msoa.edition as msoa_edition,
              ranked.areas
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
              -- ranks are a permutation of 1 to n, and the index ends at n
              select max(imd_rank) as areas
              from published.english_deprivation_index
              where english_deprivation_index.edition = page.edition
            ) ranked on true
            """)
        .alsoReads("area", "kind in ('lsoa', 'msoa', 'local_authority')")
        .alsoReads("area_containment", "kind = 'lsoa' and parent_kind = 'msoa'")
        .shows(YEAR, INDEX.field("edition"))
        .shows(constant("type", "english", "The nation whose index it is"))
        .shows(INDEX.field("quantile_rule"), INDEX.field("direction"))
        .shows(
            INDEX
                .field("imd_rank")
                .in("areas")
                .as("areas")
                .meaning("How many areas the edition ranks: the largest rank"))
        .shows(INDEX.fields("imd_score", "idaopi_decile"))
        .shows(lsoa())
        .filters(
            Filter.contains(INDEX.field("lsoa_code"))
                .alsoSpelt("lsoa_code_name")
                .whole(GssCode::looksLike),
            Filter.contains(AREA.field("name").as("lsoa_name"))
                .within(
                    """
                    (lsoa_code, lsoa_edition) in (
                      select code, edition from published.area where kind = 'lsoa' and %s)"""),
            Filter.contains(INDEX.field("local_authority_code")).whole(GssCode::looksLike),
            Filter.contains(AREA.field("name").as("local_authority_name"))
                .within(
                    """
                    (local_authority_code, local_authority_edition) in (
                      select code, edition from published.area
                      where kind = 'local_authority' and %s)"""))
        .build();
  }

  private static Part.Nested lsoa() {
    return object(
        "lsoa",
        "The area, in the boundaries of the index",
        INDEX.field("lsoa_code"),
        AREA.field("name").in("lsoa_name").as("lsoa_name"),
        INDEX.field("lsoa_edition").as("year"),
        INDEX.field("lsoa_edition"),
        INDEX.field("total_population_mid_2015").alwaysNumber(),
        INDEX.field("dependent_children_mid_2015").alwaysNumber(),
        INDEX.field("population_16_59_mid_2015").alwaysNumber(),
        INDEX.field("older_population_over_60_mid_2015").alwaysNumber(),
        INDEX
            .field("older_population_over_60_mid_2015")
            .as("older_population_over_16_mid_2015")
            .alwaysNumber()
            .meaning("The older name of older_population_over_60_mid_2015: it is 60 and over"),
        INDEX.field("working_age_population_over_18_mid_2015").alwaysNumber(),
        object(
            "local_authority_district",
            "The local authority district in which the publisher puts the area",
            INDEX.field("local_authority_code").as("local_authority_district_code"),
            AREA.field("name").in("authority_name").as("local_authority_district_name"),
            INDEX.field("local_authority_edition").as("year")),
        object(
            "msoa",
            "The middle layer super output area that it lies in",
            AREA.field("code").in("msoa_code").as("msoa_code"),
            AREA.field("name").in("msoa_name").as("msoa_name"),
            AREA.field("edition").in("msoa_edition").as("year")),
        link(
            "england_wales_lower_layer_super_output_areas",
            INDEX.field("lsoa_code"),
            INDEX.field("lsoa_edition")));
  }
}
