package census.api.organisation;

import census.api.web.Part;
import census.api.web.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an organisation belongs to, as members of its object. */
final class Parents {

  static final Table ORGANISATION = Table.published("organisation");

  private static final Table TRUST = Table.published("trust");
  private static final Table BODY = Table.published("nhs_body");

  private static final Part.Field IDENTIFIER = BODY.field("identifier");
  private static final Part.Field BOUNDARY = BODY.field("boundary_identifier");
  private static final Part.Field NAME = BODY.field("name");
  private static final Part.Field PUBLISHED = BODY.field("publication_date");

  /** Either of two, so it has what both have. */
  static final Part PARENT =
      Part.made(
          "parent",
          "Its trust, with all that is known of that, or its health board",
          TRUST.field("ods_code"),
          TRUST.field("name"));

  private Parents() {}

  /** The columns and joins that {@link #parts} read, for rows of {@code page}. */
  static final String JOINED =
      """
      select
        page.*,
        'SRID=27700;POINT (' || page.easting || ' ' || page.northing || ')' as geocode_coordinates,
        case when page.latitude is not null
          then json_build_object('type', 'Point', 'coordinates', json_build_array(page.longitude, page.latitude))
        end as location,
        parent.*,
        network.identifier as unit_pn_code,
        network.name as unit_network_name,
        trust.ods_code as trust_ods_code,
        trust.name as trust_name,
        trust.address_line_1 as trust_address_line_1,
        trust.address_line_2 as trust_address_line_2,
        trust.town as trust_town,
        trust.postcode as trust_postcode,
        trust.country as trust_country,
        trust.telephone as trust_telephone,
        trust.website as trust_website,
        trust.active as trust_active,
        trust.published_at as trust_published_at
      from page
      left join (
        select
          m.member,
          max(m.parent) filter (where m.parent_kind = 'trust') as trust,
          %s
        from published.nhs_membership m
        left join published.nhs_body b on b.kind = m.parent_kind and b.identifier = m.parent
        where m.member_kind = 'organisation' and m.member in (select ods_code from page) and %s
        group by m.member
      ) as parent on parent.member = page.ods_code
      left join published.trust trust on trust.ods_code = parent.trust
      left join published.nhs_membership in_network
        on in_network.member_kind = 'paediatric_diabetes_unit' and in_network.member = parent.unit_identifier
        and in_network.parent_kind = 'paediatric_diabetes_network' and %s
      left join published.nhs_body network
        on network.kind = 'paediatric_diabetes_network' and network.identifier = in_network.parent
      """
          .formatted(
              String.join(
                  ", ",
                  columns("unit", "paediatric_diabetes_unit", "identifier"),
                  columns(
                      "board", "local_health_board", "identifier", "boundary_identifier", "name"),
                  columns(
                      "icb", "integrated_care_board", "identifier", "boundary_identifier", "name"),
                  columns(
                      "region",
                      "nhs_england_region",
                      "identifier",
                      "boundary_identifier",
                      "name",
                      "publication_date"),
                  columns(
                      "epilepsy",
                      "openuk_network",
                      "boundary_identifier",
                      "name",
                      "country",
                      "publication_date"),
                  columns("borough", "london_borough", "identifier", "boundary_edition", "name"),
                  columns("nation", "country", "boundary_identifier", "name")),
              Membership.holds("m"),
              Membership.holds("in_network"));

  /** Of the one body of a kind that an organisation belongs to. */
  private static String columns(String prefix, String kind, String... columns) {
    return Stream.of(columns)
        .map(
            column ->
                "max(b.%1$s) filter (where b.kind = '%2$s') as %3$s_%1$s"
                    .formatted(column, kind, prefix))
        .collect(Collectors.joining(", "));
  }

  static List<Part> parts() {
    return List.of(
        nested(
            "paediatric_diabetes_unit",
            "Its paediatric diabetes unit",
            IDENTIFIER.in("unit_identifier").as("pz_code"),
            nested(
                "paediatric_diabetes_network",
                "The network of the unit",
                IDENTIFIER.in("unit_pn_code").as("pn_code"),
                NAME.in("unit_network_name"))),
        new Part.Nested(
            "trust",
            "Its trust",
            TRUST.fields("ods_code", "published_at").stream()
                .<Part>map(field -> field.in("trust_" + field.column()))
                .toList()),
        nested(
            "local_health_board",
            "Its local health board, in Wales",
            IDENTIFIER.in("board_identifier").as("ods_code"),
            BOUNDARY.in("board_boundary_identifier"),
            NAME.in("board_name")),
        nested(
            "integrated_care_board",
            "Its integrated care board, in England",
            BOUNDARY.in("icb_boundary_identifier"),
            NAME.in("icb_name"),
            IDENTIFIER.in("icb_identifier").as("ods_code")),
        nested(
            "nhs_england_region",
            "Its region of NHS England",
            IDENTIFIER.in("region_identifier").as("region_code"),
            PUBLISHED.in("region_publication_date"),
            BOUNDARY.in("region_boundary_identifier"),
            NAME.in("region_name")),
        nested(
            "openuk_network",
            "Its epilepsy network",
            NAME.in("epilepsy_name"),
            BOUNDARY.in("epilepsy_boundary_identifier"),
            BODY.field("country").in("epilepsy_country"),
            PUBLISHED.in("epilepsy_publication_date")),
        nested(
            "london_borough",
            "Its borough, in London",
            NAME.in("borough_name"),
            IDENTIFIER.in("borough_identifier").as("gss_code"),
            BODY.field("boundary_edition").in("borough_boundary_edition").as("gss_edition")),
        nested(
            "country",
            "The country in which it lies",
            BOUNDARY.in("nation_boundary_identifier"),
            NAME.in("nation_name")));
  }

  private static Part nested(String name, String meaning, Part... parts) {
    return new Part.Nested(name, meaning, List.of(parts));
  }
}
