package census.api.organisation;

import static census.api.organisation.BodyLists.BODY;

import census.api.web.Base;
import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Boards, regions, boroughs and countries with their outlines. */
@Configuration(proxyBeanMethods = false)
class OutlineLists {

  private static final Table BOUNDARY = Table.published("boundary");
  private static final Table BOROUGH = Table.published("london_borough");

  private static final Part.Field IDENTIFIER = BODY.field("identifier");
  private static final Part.Field CODE = BODY.field("boundary_identifier");
  private static final Part.Field NAME = BODY.field("name");
  private static final Part.Field PUBLISHED = BODY.field("publication_date");
  private static final Part.Field ODS_CODE =
      IDENTIFIER.as("ods_code").meaning("Code of the Organisation Data Service");
  private static final Part.Field REGION_CODE =
      IDENTIFIER.as("region_code").meaning("Code of the region, as Y61");
  private static final Part.Field GSS_CODE =
      IDENTIFIER.as("gss_code").meaning("GSS code of the borough");

  private static final Part.Field WELSH_NAME = BOUNDARY.field("welsh_name");
  private static final Part.Field BNG_E = BOUNDARY.field("bng_e");
  private static final Part.Field BNG_N = BOUNDARY.field("bng_n");
  private static final Part.Field LONG = BOUNDARY.field("longitude").as("long");
  private static final Part.Field LAT = BOUNDARY.field("latitude").as("lat");
  private static final Part.Field GLOBAL_ID = BOUNDARY.field("global_id").as("globalid");

  private static final Part GEOM =
      new Part.Outline(
          "geom",
          BOUNDARY.field("outline"),
          BOUNDARY.field("outline_medium"),
          BOUNDARY.field("outline_low"),
          BOUNDARY.field("outline_national_grid"));

  /** That of the edition that the list means, if it says so; otherwise the newest. */
  private static final String OUTLINE =
      """
      select page.*, drawn.*
      from page
      left join lateral (
        select welsh_name, bng_e, bng_n, longitude, latitude, global_id,
          outline, outline_medium, outline_low, outline_national_grid
        from published.boundary
        where code = page.boundary_identifier and kind = '%s'
        order by edition = page.boundary_edition desc nulls last, edition desc
        limit 1
      ) as drawn on true
      """;

  @Bean
  ListRoute localHealthBoardOutlines() {
    return drawn("local_health_boards", "local_health_board", "local_health_board")
        .oneRow("A local health board of Wales and its outline")
        .order("name desc, identifier")
        .key(ODS_CODE)
        .shows(CODE, NAME, WELSH_NAME)
        .shows(BNG_E, BNG_N, LONG, LAT, GLOBAL_ID, GEOM, ODS_CODE, PUBLISHED)
        .filters(ofOutline("local_health_board", WELSH_NAME))
        .build();
  }

  @Bean
  ListRoute integratedCareBoardOutlines() {
    return drawn("integrated_care_boards", "integrated_care_board", "icb")
        .oneRow("An integrated care board of England and its outline")
        .order("name, identifier")
        .key(ODS_CODE)
        .shows(CODE, NAME, BNG_E, BNG_N, LONG, LAT, GLOBAL_ID, GEOM, ODS_CODE, PUBLISHED)
        .build();
  }

  @Bean
  ListRoute nhsEnglandRegionOutlines() {
    return drawn("nhs_england_regions", "nhs_england_region", "nhs_england_region")
        .oneRow("A region of NHS England and its outline")
        .order("name desc, identifier")
        .key(REGION_CODE)
        .shows(CODE, NAME, BNG_E, BNG_N, LONG, LAT, GLOBAL_ID, GEOM, REGION_CODE, PUBLISHED)
        .filters(
            ofOutline("nhs_england_region", BNG_E),
            ofOutline("nhs_england_region", BNG_N),
            ofOutline("nhs_england_region", LONG),
            ofOutline("nhs_england_region", LAT),
            ofOutline("nhs_england_region", GLOBAL_ID))
        .build();
  }

  @Bean
  ListRoute countryOutlines() {
    return drawn("countries", "country", "country")
        .oneRow("A country and its outline")
        .order("name, identifier")
        .key(CODE)
        .shows(CODE, NAME, WELSH_NAME, BNG_E, BNG_N, LONG, LAT, GLOBAL_ID, GEOM)
        .build();
  }

  @Bean
  ListRoute londonBoroughOutlines() {
    return drawn("london_boroughs", "london_borough", "london_borough")
        .oneRow("A borough of London and its outline")
        .order("name desc, identifier")
        .key(GSS_CODE)
        .joined(
            OUTLINE.formatted("london_borough").replace("drawn.*", "drawn.*, borough.*")
                + """
                left join lateral (
                  select hectares, nonld_area, ons_inner, sub_2009, sub_2006
                  from published.london_borough
                  where borough_code = page.identifier
                  order by borough_edition desc
                  limit 1
                ) as borough on true
                """)
        .alsoReads("london_borough", "true")
        .shows(NAME, GSS_CODE, BODY.field("boundary_edition").as("gss_edition"))
        .shows(
            BOROUGH.fields("hectares", "sub_2006").stream()
                .map(field -> field.in(field.column()))
                .toList())
        .shows(GEOM)
        .filters(
            BOROUGH.fields("hectares", "sub_2006").stream()
                .map(
                    field ->
                        Filter.exact(field)
                            .within(
                                "identifier in (select borough_code from published.london_borough where %s)"))
                .toArray(Filter[]::new))
        .build();
  }

  private static Filter ofOutline(String kind, Part.Field field) {
    return Filter.exact(field)
        .within(
            "boundary_identifier in (select code from published.boundary where kind = '%s' and %%s)"
                .formatted(kind));
  }

  private static ListRoute.Declaration drawn(String name, String kind, String layer) {
    return ListRoute.named(name + "/extended")
        .of(Base.OLDER_ORGANISATIONS)
        .from(BODY, "kind = '%s'".formatted(kind))
        .asOf(Membership.AS_OF)
        .joined(OUTLINE.formatted(layer))
        .alsoReads("boundary", "kind = '%s'".formatted(layer));
  }
}
