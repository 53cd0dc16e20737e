package census.api.organisation;

import static census.api.organisation.Membership.AS_OF;
import static census.api.organisation.Membership.holds;
import static census.api.organisation.Membership.parentOf;
import static census.api.organisation.Parents.ORGANISATION;

import census.api.web.Answer;
import census.api.web.AsOf;
import census.api.web.Base;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Published;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Table;
import census.api.web.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Organisations that care for children, and general practices. */
@Configuration(proxyBeanMethods = false)
class OrganisationLists {

  private static final Table PLACES = Table.published("organisation_place");
  private static final Table PRACTICE = Table.published("ods_organisation");

  static final Part LOCATION =
      Part.made(
          "location",
          "The place as GeoJSON, in WGS 84",
          Part.value("type", Type.TEXT, "Point"),
          new Part.Several(Part.value("coordinates", Type.DECIMAL, "Longitude and latitude")));

  private static final List<Part> PLACE =
      List.of(
          Part.valueOrNull(
              "geocode_coordinates", Type.TEXT, "Easting and northing in the National Grid"),
          LOCATION);

  /** What lies where is as it is known today; which postcode an organisation had is not. */
  private static final AsOf PLACES_OF_THE_DAY =
      new AsOf(
          Map.of(
              AsOf.Dates.OPERATIONAL, placesOf("organisation_period"),
              AsOf.Dates.LEGAL, placesOf("legal_organisation_period")));

  private static Map<String, AsOf.Past> placesOf(String periods) {
    return Map.of(
        "organisation_place",
        new AsOf.Past(
            List.of("organisation_postcode", periods),
            """
            select *
            from published.organisation_postcode p
            where exists (
              select from published.%s o
              where o.ods_code = p.ods_code and o.postcode = p.postcode and current_date between o.valid_from and o.valid_to)
            """
                .formatted(periods)));
  }

  /** The files have the days on which a practice opened and closed, and else how it is today. */
  private static final AsOf OPENED_BY_THE_DAY =
      AsOf.byAnyDates(
          Map.of(
              "ods_organisation",
              new AsOf.Past(
                  List.of("ods_organisation"),
                  """
                  select
                    ods_code, kind, name, address_line_1, address_line_2, address_line_3, address_line_4, address_line_5,
                    postcode, telephone, latitude, longitude, dataset,
                    case when closed is null then active else closed >= current_date end as active
                  from published.ods_organisation
                  where opened is null or opened <= current_date
                  """)));

  private static final String HAS_UNIT =
      """
      exists (
        select from published.nhs_membership m
        where m.member_kind = 'organisation' and m.member = organisation.ods_code
          and m.parent_kind = 'paediatric_diabetes_unit' and %s)
      """
          .formatted(holds("m"));

  private final Published published;

  OrganisationLists(Published published) {
    this.published = published;
  }

  @Bean
  ListRoute organisations() {
    return withParents("organisations", "true")
        .oneRow("An organisation that cares for children, and what it belongs to")
        .build();
  }

  @Bean
  ListRoute organisationsWithUnits() {
    return withParents("organisations/paediatric-diabetes-units", HAS_UNIT)
        .oneRow("An organisation that has a paediatric diabetes unit, and what else it belongs to")
        .build();
  }

  @Bean
  ListRoute limitedOrganisations() {
    return declared("organisations/limited", "true")
        .oneRow("An organisation that cares for children, by name and code alone")
        .shows(ORGANISATION.field("ods_code"), ORGANISATION.field("name"))
        .build();
  }

  private static ListRoute.Declaration withParents(String name, String condition) {
    return declared(name, condition)
        .joined(Parents.JOINED)
        .alsoReads("nhs_membership", "true")
        .alsoReads("nhs_body", "true")
        .alsoReads("trust", "true")
        .shows(ORGANISATION.fields("ods_code", "county"))
        .shows(ORGANISATION.fields("latitude", "longitude"))
        .shows(ORGANISATION.field("postcode"))
        .shows(PLACE)
        .shows(ORGANISATION.fields("active", "published_at"))
        .shows(Parents.parts());
  }

  private static ListRoute.Declaration declared(String name, String condition) {
    return ListRoute.named(name)
        .of(Base.OLDER_ORGANISATIONS)
        .from(ORGANISATION, condition)
        .asOf(AS_OF)
        .order("name, ods_code")
        .key(ORGANISATION.field("ods_code"));
  }

  /** The older service has no such list: how deprived it is where an organisation lies. */
  @Bean
  ListRoute organisationPlaces() {
    return ListRoute.named("organisation_places")
        .of(Base.OLDER_ORGANISATIONS)
        .oneRow("The small area and the deprivation of an organisation's postcode")
        .from(PLACES)
        .asOf(PLACES_OF_THE_DAY)
        .order("ods_code")
        .key(PLACES.field("ods_code"))
        .shows(PLACES.fields("ods_code", "direction"))
        .build();
  }

  /** The files of practices have no places: theirs are those of their postcodes. */
  @Bean
  ListRoute generalPractices() {
    return ListRoute.named("general_practices")
        .of(Base.OLDER_ORGANISATIONS)
        .oneRow("A general practice, open or closed")
        .from(PRACTICE, "kind = 'general_practice'")
        .asOf(OPENED_BY_THE_DAY)
        .order("name, ods_code")
        .key(PRACTICE.field("ods_code"))
        .joined(
            """
            select
              page.ods_code, page.name, page.address_line_1, page.address_line_2, page.address_line_3, page.telephone,
              page.address_line_4, page.address_line_5, page.postcode, page.active, page.dataset, page.position,
              null::text as website,
              null::date as published_at,
              place.latitude,
              place.longitude,
              'SRID=27700;POINT (' || place.easting || ' ' || place.northing || ')' as geocode_coordinates,
              case when place.latitude is not null
                then json_build_object('type', 'Point', 'coordinates', json_build_array(place.longitude, place.latitude))
              end as location
            from page
            left join published.postcode place on place.postcode = page.postcode
            """)
        .alsoReads("postcode", "true")
        .shows(PRACTICE.field("ods_code"), PRACTICE.field("name"))
        .shows(ORGANISATION.field("website"))
        .shows(PRACTICE.field("address_line_1").as("address1"))
        .shows(PRACTICE.field("address_line_2").as("address2"))
        .shows(PRACTICE.field("address_line_3").as("address3"))
        .shows(PRACTICE.field("telephone"))
        .shows(PRACTICE.field("address_line_4").as("city"))
        .shows(PRACTICE.field("address_line_5").as("county"))
        .shows(Part.valueOrNull("latitude", Type.DECIMAL, "Latitude of the postcode in WGS 84"))
        .shows(Part.valueOrNull("longitude", Type.DECIMAL, "Longitude of the postcode in WGS 84"))
        .shows(PRACTICE.field("postcode"))
        .shows(PLACE)
        .shows(PRACTICE.field("active"))
        .shows(ORGANISATION.field("published_at"))
        .build();
  }

  // ------------------------------------------------------------------ siblings

  @Bean
  Route siblingOrganisations() {
    return Route.get(
            "paediatric_diabetes_units/sibling-organisations/{ods_code}",
            "get_sibling_organisations")
        .of(Base.OLDER_ORGANISATIONS)
        .summary("The paediatric diabetes units of an organisation, with all their organisations")
        .path("ods_code", "Code of the organisation")
        .takes(AsOf.DAY, AsOf.DATES)
        .answersWithSeveral(
            Part.object(
                "unit_with_siblings",
                "A unit of the organisation, with all its organisations",
                Part.value("pz_code", Type.TEXT, "Code of the unit, as PZ041"),
                Part.listOf(
                    "organisations",
                    "All organisations of the unit, by name",
                    ORGANISATION.field("ods_code"),
                    ORGANISATION.field("name"),
                    Parents.PARENT)))
        .refuses(HttpStatus.NOT_FOUND, "There is no such organisation")
        .by(this::siblings);
  }

  private static final List<ListRoute.Reads> BEHIND_SIBLINGS =
      List.of(
          new ListRoute.Reads("organisation", "true"),
          new ListRoute.Reads("trust", "true"),
          new ListRoute.Reads("nhs_body", "true"),
          new ListRoute.Reads("nhs_membership", "true"));

  private static final String SIBLINGS =
      """
      select coalesce((
        select json_agg(json_build_object('pz_code', own.parent, 'organisations', (
          select json_agg(json_build_object('ods_code', o.ods_code, 'name', o.name, 'parent', %s) order by o.name, o.ods_code)
          from published.nhs_membership m
          join published.organisation o on o.ods_code = m.member
          where m.parent_kind = own.parent_kind and m.parent = own.parent and m.member_kind = 'organisation' and %s
        )) order by own.parent)
        from published.nhs_membership own
        where own.member_kind = 'organisation' and own.member = asked.ods_code
          and own.parent_kind = 'paediatric_diabetes_unit' and %s
      ), '[]')::text
      from published.organisation asked
      where asked.ods_code = ?
      """
          .formatted(parentOf("o.ods_code"), holds("m"), holds("own"));

  private Answer siblings(Question question) {
    Optional<AsOf.Day> day = question.asOf();
    return published.read(
        day.map(other -> AS_OF.reads(BEHIND_SIBLINGS, other)).orElse(BEHIND_SIBLINGS),
        held -> {
          String units =
              held.text(
                      day.map(other -> AS_OF.sql(SIBLINGS, other)).orElse(SIBLINGS),
                      question.path("ods_code"))
                  .orElseThrow(() -> Problem.notFound("Not found."));
          return Answer.of(held.behind(), json -> json.ready(units));
        });
  }
}
