package census.api.environment;

import static census.api.web.Part.object;

import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of gardens by local authority and of the density of people by small area. */
@Configuration(proxyBeanMethods = false)
class EnvironmentLists {

  private static final Table GREEN_SPACE = Table.published("green_space");
  private static final Table DENSITY = Table.published("population_density");
  private static final Table AREA = Table.published("area");

  @Bean
  ListRoute greenSpace() {
    Part.Field year = GREEN_SPACE.field("edition").as("year");
    return ListRoute.named("greenspace", "green_space")
        .oneRow("The gardens of a local authority in one year")
        .from(GREEN_SPACE)
        .order("total_addresses_count desc, local_authority_code, edition")
        .key(GREEN_SPACE.field("local_authority_code"), year)
        .joined(
            """
            select page.*, authority.name as authority_name
            from page
            left join published.area authority
              on authority.code = page.local_authority_code
              and authority.edition = page.local_authority_edition
            """)
        .alsoReads("area", "kind = 'local_authority'")
        .shows(year, GREEN_SPACE.field("nation"))
        .shows(
            GREEN_SPACE.fields("houses_address_count", "total_average_size_private_outdoor_space"))
        .shows(
            object(
                "local_authority",
                "The local authority",
                GREEN_SPACE.field("local_authority_code").as("local_authority_district_code"),
                AREA.field("name").in("authority_name").as("local_authority_district_name"),
                GREEN_SPACE.field("local_authority_edition").as("year")))
        .filters(
            Filter.exact(GREEN_SPACE.field("local_authority_code")),
            Filter.exact(AREA.field("name").as("local_authority_name"))
                .within(
                    """
                    (local_authority_code, local_authority_edition) in (
                      select code, edition from published.area
                      where kind = 'local_authority' and %s)"""))
        .build();
  }

  @Bean
  ListRoute populationDensity() {
    Part.Field year = DENSITY.field("edition").as("year");
    return ListRoute.named("population_density")
        .oneRow("How densely a small area was peopled in one year")
        .from(DENSITY)
        .order("area_code, edition")
        .key(DENSITY.field("area_code"), year)
        .joined(
            """
            select page.*, small.name as area_name,
              authority.code as authority_code, authority.name as authority_name,
              authority.edition as authority_edition
            from page
            left join published.area small
              on small.code = page.area_code and small.edition = page.area_edition
            left join lateral (
              select area.code, area.name, area.edition
              from published.area_containment inside
              join published.area
                on area.code = inside.parent_code and area.edition = inside.parent_edition
              where inside.code = page.area_code and inside.edition = page.area_edition
                and inside.parent_kind = 'local_authority'
              order by inside.parent_edition limit 1
            ) authority on true
            """)
        .alsoReads("area", "kind in ('lsoa', 'data_zone', 'super_output_area', 'local_authority')")
        .alsoReads("area_containment", "parent_kind = 'local_authority'")
        .shows(DENSITY.field("area_code"))
        .shows(AREA.field("name").in("area_name").as("area_name"))
        .shows(DENSITY.field("area_kind"), DENSITY.field("area_edition"), DENSITY.field("nation"))
        .shows(year)
        .shows(DENSITY.fields("residents", "residents_per_square_kilometre"))
        .shows(
            object(
                "local_authority",
                "The local authority that it lies in",
                AREA.field("code").in("authority_code").as("local_authority_district_code"),
                AREA.field("name").in("authority_name").as("local_authority_district_name"),
                AREA.field("edition").in("authority_edition").as("year")))
        .filters(
            Filter.exact(DENSITY.field("area_code")).alsoSpelt("lsoa_code"),
            Filter.exact(AREA.field("name").as("area_name"))
                .alsoSpelt("lsoa_name")
                .within(
                    """
                    (area_code, area_edition) in (
                      select code, edition from published.area where %s)"""),
            Filter.exact(
                    Table.published("area_containment")
                        .field("parent_code")
                        .as("local_authority_code")
                        .meaning("Code of the local authority that it lies in"))
                .within(
                    """
                    (area_code, area_edition) in (
                      select code, edition from published.area_containment
                      where parent_kind = 'local_authority' and %s)"""))
        .build();
  }
}
