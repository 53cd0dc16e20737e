package census.api.geography;

import static census.api.web.Part.object;

import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import census.model.geography.GssCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of areas. */
@Configuration(proxyBeanMethods = false)
class AreaLists {

  private static final Table AREA = Table.published("area");
  private static final Table INDEX = Table.published("english_deprivation_index");

  private static final Part.Field YEAR = AREA.field("edition").as("year");
  private static final Part.Field IN_LOCAL_AUTHORITY =
      Table.published("area_containment")
          .field("parent_code")
          .as("local_authority_code")
          .meaning("Code of the local authority district that it lies in");

  @Bean
  ListRoute localAuthorityDistricts() {
    return areas("local_authority_districts", "local_authority")
        .oneRow("A local authority district in one year")
        .order("code desc, edition desc")
        .joined(
            """
            select page.*,
              region.code as region_code, region.name as region_name,
              region.edition as region_edition
            from page
            %s
            """
                .formatted(parent("region", "region")))
        .alsoReads("area", "kind = 'region'")
        .alsoReads("area_containment", "kind = 'local_authority' and parent_kind = 'region'")
        .shows(AREA.field("code").as("local_authority_district_code"))
        .shows(AREA.field("name").as("local_authority_district_name"))
        .shows(YEAR, AREA.field("nation"))
        .shows(region())
        .filters(
            within(
                "local_authority",
                "region",
                "region_code",
                "Code of the region of England that it lies in"))
        .build();
  }

  @Bean
  ListRoute lowerLayerSuperOutputAreas() {
    return areas("england_wales_lower_layer_super_output_areas", "lsoa")
        .oneRow("A lower layer super output area of England or Wales, of one census")
        .order("code desc, edition desc")
        .joined(
            """
            select page.*,
              authority.code as authority_code, authority.name as authority_name,
              authority.edition as authority_edition,
              msoa.code as msoa_code, msoa.name as msoa_name, msoa.edition as msoa_edition,
              people.*
            from page
            %s
            %s
            left join lateral (
              select total_population as total_population_mid_2015,
                dependent_children as dependent_children_mid_2015,
                population_16_59 as population_16_59_mid_2015,
                older_population_60_and_over as older_population_over_60_mid_2015,
                working_age_population as working_age_population_over_18_mid_2015
              from published.english_deprivation_index
              where lsoa_code = page.code and lsoa_edition = page.edition
                and population_year = 2015
            ) people on true
            """
                .formatted(parent("authority", "local_authority"), parent("msoa", "msoa")))
        .alsoReads("area", "kind in ('local_authority', 'msoa')")
        .alsoReads("area_containment", "kind = 'lsoa'")
        .alsoReads("english_deprivation_index", "population_year = 2015")
        .shows(AREA.field("code").as("lsoa_code"))
        .shows(AREA.field("name").as("lsoa_name"))
        .shows(YEAR, AREA.field("edition").as("lsoa_edition"), AREA.field("nation"))
        .shows(
            of2015("total_population", "total_population_mid_2015"),
            of2015("dependent_children", "dependent_children_mid_2015"),
            of2015("population_16_59", "population_16_59_mid_2015"),
            of2015("older_population_60_and_over", "older_population_over_60_mid_2015"),
            of2015("working_age_population", "working_age_population_over_18_mid_2015"),
            of2015("older_population_60_and_over", "older_population_over_60_mid_2015")
                .as("older_population_over_16_mid_2015")
                .meaning("The older name of older_population_over_60_mid_2015: it is 60 and over"))
        .shows(localAuthority("local_authority_district"), msoa())
        .filters(inLocalAuthority("lsoa"))
        .build();
  }

  /** The older names say of which year the people are: those of another do not go by them. */
  private static Part.Field of2015(String column, String name) {
    return INDEX.field(column).in(name).as(name).alwaysNumber();
  }

  @Bean
  ListRoute middleLayerSuperOutputAreas() {
    return areas("middle_layer_super_output_areas", "msoa")
        .oneRow("A middle layer super output area of England or Wales, of one census")
        .order("code, edition")
        .joined(withLocalAuthority())
        .alsoReads("area", "kind = 'local_authority'")
        .alsoReads("area_containment", "kind = 'msoa'")
        .shows(AREA.field("code").as("msoa_code"))
        .shows(AREA.field("name").as("msoa_name"))
        .shows(YEAR, AREA.field("nation"))
        .shows(localAuthority("local_authority_district"))
        .filters(inLocalAuthority("msoa"))
        .build();
  }

  @Bean
  ListRoute wards() {
    return areas("wards", "ward")
        .oneRow("An electoral ward in one year")
        .order("code, edition")
        .joined(withLocalAuthority())
        .alsoReads("area", "kind = 'local_authority'")
        .alsoReads("area_containment", "kind = 'ward'")
        .shows(AREA.field("code").as("ward_code"))
        .shows(AREA.field("name").as("ward_name"))
        .shows(YEAR, AREA.field("nation"))
        .shows(localAuthority("local_authority_district"))
        .filters(inLocalAuthority("ward"))
        .build();
  }

  @Bean
  ListRoute regions() {
    return areas("regions", "region")
        .oneRow("A region of England in one year")
        .order("code, edition")
        .joined(
            """
            select page.*,
              country.code as country_code, country.name as country_name,
              country.edition as country_edition
            from page
            %s
            """
                .formatted(parent("country", "country")))
        .alsoReads("area", "kind = 'country'")
        .alsoReads("area_containment", "kind = 'region'")
        .shows(AREA.field("code").as("region_code"))
        .shows(AREA.field("name").as("region_name"))
        .shows(YEAR, AREA.field("nation"))
        .shows(country())
        .build();
  }

  @Bean
  ListRoute countries() {
    return areas("countries", "country")
        .oneRow("A country of the United Kingdom in one year")
        .order("code, edition")
        .shows(AREA.field("code").as("country_code"))
        .shows(AREA.field("name").as("country_name"))
        .shows(AREA.field("welsh_name").as("country_welsh_name"))
        .shows(YEAR, AREA.field("nation"))
        .build();
  }

  /**
   * Those of Northern Ireland, which has data zones too since 2021, are not what callers expect
   * here.
   */
  @Bean
  ListRoute dataZones() {
    return ListRoute.named("scotland_datazones", "scotland_data_zones")
        .from(AREA, "kind = 'data_zone' and nation = 'scotland'")
        .key(AREA.field("code"), YEAR)
        .oneRow("A data zone of Scotland, of one census")
        .order("code, edition")
        .joined(withLocalAuthority())
        .alsoReads("area", "kind = 'local_authority'")
        .alsoReads("area_containment", "kind = 'data_zone'")
        .shows(AREA.field("code").as("data_zone_code"))
        .shows(AREA.field("name").as("data_zone_name"))
        .shows(YEAR, AREA.field("nation"))
        .shows(localAuthority("local_authority"))
        .filters(
            Filter.contains(AREA.field("code").as("data_zone_code")).whole(GssCode::looksLike),
            Filter.contains(AREA.field("name").as("data_zone_name")),
            Filter.contains(IN_LOCAL_AUTHORITY)
                .whole(GssCode::looksLike)
                .within(inside("data_zone", "local_authority")),
            Filter.contains(AREA.field("name").as("local_authority_name"))
                .within(
                    inside("data_zone", "local_authority")
                        .formatted(
                            """
                            (parent_code, parent_edition) in (
                              select code, edition from published.area
                              where kind = 'local_authority' and %s)""")))
        .build();
  }

  @Bean
  ListRoute superOutputAreas() {
    return areas("northern_ireland_small_output_areas", "super_output_area")
        .oneRow("A super output area of Northern Ireland, of one census")
        .order("code desc, edition desc")
        .joined(withLocalAuthority())
        .alsoReads("area", "kind = 'local_authority'")
        .alsoReads("area_containment", "kind = 'super_output_area'")
        .shows(YEAR)
        .shows(AREA.field("code").as("soa_code"))
        .shows(AREA.field("name").as("soa_name"))
        .shows(AREA.field("nation"))
        .shows(localAuthority("local_authority"))
        .filters(inLocalAuthority("super_output_area"))
        .build();
  }

  private static ListRoute.Declaration areas(String name, String kind) {
    return ListRoute.named(name)
        .from(AREA, "kind = '%s'".formatted(kind))
        .key(AREA.field("code"), YEAR);
  }

  private static String withLocalAuthority() {
    return """
    select page.*,
      authority.code as authority_code, authority.name as authority_name,
      authority.edition as authority_edition
    from page
    %s
    """
        .formatted(parent("authority", "local_authority"));
  }

  /**
   * An area can lie in larger ones of several years; those nearest its own boundaries are shown.
   */
  private static String parent(String alias, String kind) {
    return """
    left join lateral (
      select area.code, area.name, area.edition
      from published.area_containment inside
      join published.area
        on area.code = inside.parent_code and area.edition = inside.parent_edition
      where inside.code = page.code and inside.edition = page.edition
        and inside.parent_kind = '%2$s'
      order by inside.parent_edition limit 1
    ) %1$s on true"""
        .formatted(alias, kind);
  }

  private static Part.Nested localAuthority(String name) {
    return object(
        name,
        "The local authority district that it lies in",
        AREA.field("code").in("authority_code").as("local_authority_district_code"),
        AREA.field("name").in("authority_name").as("local_authority_district_name"),
        AREA.field("edition").in("authority_edition").as("year"));
  }

  private static Part.Nested msoa() {
    return object(
        "msoa",
        "The middle layer super output area that it lies in",
        AREA.field("code").in("msoa_code").as("msoa_code"),
        AREA.field("name").in("msoa_name").as("msoa_name"),
        AREA.field("edition").in("msoa_edition").as("year"));
  }

  private static Part.Nested region() {
    return object(
        "region",
        "The region that it lies in; Wales and Scotland have none",
        AREA.field("code").in("region_code").as("region_code"),
        AREA.field("name").in("region_name").as("region_name"),
        AREA.field("edition").in("region_edition").as("year"));
  }

  private static Part.Nested country() {
    return object(
        "country",
        "The country that it lies in",
        AREA.field("code").in("country_code").as("country_code"),
        AREA.field("name").in("country_name").as("country_name"),
        AREA.field("edition").in("country_edition").as("year"));
  }

  private static Filter inLocalAuthority(String kind) {
    return Filter.exact(IN_LOCAL_AUTHORITY).within(inside(kind, "local_authority"));
  }

  private static Filter within(String kind, String parentKind, String name, String meaning) {
    return Filter.exact(
            Table.published("area_containment").field("parent_code").as(name).meaning(meaning))
        .within(inside(kind, parentKind));
  }

  /** SQL that is true of the areas of a kind for whose larger areas something is. */
  private static String inside(String kind, String parentKind) {
    return """
    (code, edition) in (
      select code, edition from published.area_containment
      where kind = '%s' and parent_kind = '%s' and %%s)"""
        .formatted(kind, parentKind);
  }
}
