package census.api.geography;

import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import census.api.web.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What became of areas, from one edition of their boundaries to a later one. */
@Configuration(proxyBeanMethods = false)
class AreaChangeList {

  private static final Table CHANGE = Table.published("area_change");

  /** The table has a row for each part; the list has one for each area, which names its parts. */
  private static final String FIRST_PART =
      """
      not exists (
        select from published.area_change other
        where other.code = area_change.code and other.edition = area_change.edition
          and other.later_edition = area_change.later_edition
          and other.later_code < area_change.later_code)""";

  private static final Part.Field YEAR = CHANGE.field("edition").as("year");

  @Bean
  ListRoute areaChanges() {
    return ListRoute.named("area_changes")
        .oneRow("An area of one edition, and what became of it in a later one")
        .from(CHANGE, FIRST_PART)
        .order("code, edition, later_edition")
        .key(CHANGE.field("code"), YEAR)
        .joined(
            """
            select page.*, area.name, later.areas as later_areas
            from page
            left join published.area on area.code = page.code and area.edition = page.edition
            cross join lateral (
              select jsonb_agg(
                jsonb_build_object(
                  'code', part.later_code, 'name', area.name, 'year', part.later_edition)
                order by part.later_code) as areas
              from published.area_change part
              left join published.area
                on area.code = part.later_code and area.edition = part.later_edition
              where part.code = page.code and part.edition = page.edition
                and part.later_edition = page.later_edition
            ) later
            """)
        .alsoReads("area", "kind in ('lsoa', 'msoa', 'local_authority')")
        .shows(CHANGE.field("code"))
        .shows(Table.published("area").field("name").in("name"))
        .shows(CHANGE.field("kind"), YEAR)
        .shows(CHANGE.field("change"), CHANGE.field("later_edition").as("later_year"))
        .shows(
            new Part.Field(
                "later_areas",
                "later_areas",
                Type.JSON,
                true,
                "The areas of the later year that have a part of it: code, name and year of each",
                false))
        .filters(
            Filter.exact(CHANGE.field("later_code"))
                .within(
                    """
                    (code, edition, later_edition) in (
                      select code, edition, later_edition from published.area_change where %s)"""))
        .build();
  }
}
