package census.api.organisation;

import static census.api.organisation.Membership.ORGANISATIONS;
import static census.api.organisation.Membership.holds;
import static census.api.organisation.Membership.organisationsOf;
import static census.api.organisation.Membership.parentOf;

import census.api.web.Base;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Boards, regions, boroughs, networks and units, with the organisations that belong to them. */
@Configuration(proxyBeanMethods = false)
class BodyLists {

  static final Table BODY = Table.published("nhs_body");

  private static final Part.Field BOUNDARY = BODY.field("boundary_identifier");
  private static final Part.Field NAME = BODY.field("name");
  private static final Part.Field PUBLISHED = BODY.field("publication_date");
  private static final Part.Field ODS_CODE =
      BODY.field("identifier").as("ods_code").meaning("Code of the Organisation Data Service");
  private static final Part.Field REGION_CODE =
      BODY.field("identifier").as("region_code").meaning("Code of the region, as Y61");
  private static final Part.Field GSS_CODE =
      BODY.field("identifier").as("gss_code").meaning("GSS code of the borough");
  private static final Part.Field PZ_CODE =
      BODY.field("identifier").as("pz_code").meaning("Code of the unit, as PZ041");
  private static final Part.Field PN_CODE =
      BODY.field("identifier").as("pn_code").meaning("Code of the network, as PN06");

  private static final Part NETWORK =
      new Part.Nested(
          "paediatric_diabetes_network",
          "The network of the unit",
          List.of(PN_CODE.in("network_pn_code"), NAME.in("network_name").meaning("Name")));

  @Bean
  ListRoute localHealthBoards() {
    return bodies("local_health_boards/organisations", "local_health_board", "name desc", ODS_CODE)
        .oneRow("A local health board of Wales and its organisations")
        .shows(ODS_CODE, BOUNDARY, NAME, PUBLISHED, ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute integratedCareBoards() {
    return bodies("integrated_care_boards/organisations", "integrated_care_board", "name", ODS_CODE)
        .oneRow("An integrated care board of England and its organisations")
        .shows(BOUNDARY, NAME, ODS_CODE, PUBLISHED, ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute nhsEnglandRegions() {
    return bodies(
            "nhs_england_regions/organisations", "nhs_england_region", "name desc", REGION_CODE)
        .oneRow("A region of NHS England and its organisations")
        .shows(REGION_CODE, PUBLISHED, BOUNDARY, NAME, ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute londonBoroughs() {
    return bodies("london_boroughs/organisations", "london_borough", "name desc", GSS_CODE)
        .oneRow("A borough of London and its organisations")
        .shows(NAME, GSS_CODE, BODY.field("boundary_edition").as("gss_edition"), ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute openUkNetworks() {
    return bodies("openuk_networks", "openuk_network", "name", BOUNDARY)
        .oneRow("An OPEN UK epilepsy network and its organisations")
        .shows(NAME, BOUNDARY, BODY.field("country"), PUBLISHED, ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute paediatricDiabetesNetworks() {
    String units =
        """
        coalesce((
          select json_agg(json_build_object('pz_code', m.member) order by m.member)
          from published.nhs_membership m
          where m.parent_kind = 'paediatric_diabetes_network' and m.parent = page.identifier
            and m.member_kind = 'paediatric_diabetes_unit' and %s
        ), '[]') as paediatric_diabetes_units
        """
            .formatted(holds("m"));
    return bodies("paediatric_diabetes_networks", "paediatric_diabetes_network", "name", PN_CODE)
        .oneRow("A regional network of paediatric diabetes units")
        .joined("select page.*, " + units + " from page")
        .shows(PN_CODE, NAME)
        .shows(Part.listOf("paediatric_diabetes_units", "Its units, by their code", PZ_CODE))
        .build();
  }

  // ------------------------------------------------------------------ units

  @Bean
  ListRoute paediatricDiabetesUnits() {
    return units("paediatric_diabetes_units/extended")
        .oneRow("A paediatric diabetes unit, its network and its organisations")
        .shows(PZ_CODE, NETWORK, ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute paediatricDiabetesUnitsWithOrganisations() {
    return units("paediatric_diabetes_units/organisations")
        .oneRow("A paediatric diabetes unit and its organisations")
        .shows(PZ_CODE, ORGANISATIONS)
        .build();
  }

  @Bean
  ListRoute paediatricDiabetesUnitsWithParent() {
    return units("paediatric_diabetes_units/parent")
        .oneRow(
            "A paediatric diabetes unit, the trust or board that runs it and where it mainly is")
        .shows(PZ_CODE, NETWORK)
        .shows(Parents.PARENT)
        .shows(
            Part.made(
                "primary_organisation",
                "The organisation where it mainly is",
                Parents.ORGANISATION.field("ods_code"),
                Parents.ORGANISATION.field("name")))
        .build();
  }

  private static ListRoute.Declaration units(String name) {
    return bodies(name, "paediatric_diabetes_unit", "identifier", PZ_CODE)
        .joined(
            """
            select
              page.*,
              network.identifier as network_pn_code,
              network.name as network_name,
              %s as parent,
              case when main.ods_code is not null then json_build_object('ods_code', main.ods_code, 'name', main.name) end
                as primary_organisation,
              %s
            from page
            left join published.nhs_membership in_network
              on in_network.member_kind = 'paediatric_diabetes_unit' and in_network.member = page.identifier
              and in_network.parent_kind = 'paediatric_diabetes_network' and %s
            left join published.nhs_body network
              on network.kind = 'paediatric_diabetes_network' and network.identifier = in_network.parent
            left join published.nhs_membership mainly
              on mainly.member_kind = 'paediatric_diabetes_unit' and mainly.member = page.identifier
              and mainly.parent_kind = 'organisation' and %s
            left join published.organisation main on main.ods_code = mainly.parent
            """
                .formatted(
                    parentOf("main.ods_code"),
                    organisationsOf("paediatric_diabetes_unit", "page.identifier"),
                    holds("in_network"),
                    holds("mainly")))
        .alsoReads("trust", "true");
  }

  // ------------------------------------------------------------------ all of them

  private static ListRoute.Declaration bodies(
      String name, String kind, String order, Part.Field key) {
    return ListRoute.named(name)
        .of(Base.OLDER_ORGANISATIONS)
        .from(BODY, "kind = '%s'".formatted(kind))
        .asOf(Membership.AS_OF)
        .order(order.equals("identifier") ? order : order + ", identifier")
        .key(key)
        .joined("select page.*, " + organisationsOf(kind, "page.identifier") + " from page")
        .alsoReads("nhs_membership", "true")
        .alsoReads("organisation", "true");
  }
}
