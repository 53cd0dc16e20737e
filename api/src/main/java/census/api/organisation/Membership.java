package census.api.organisation;

import static census.api.web.Part.listOf;

import census.api.web.AsOf;
import census.api.web.Part;
import census.api.web.Table;
import java.util.Map;

/** What belongs to what, today or on another day, in SQL. */
final class Membership {

  static final Table TABLE = Table.published("nhs_membership");

  /** Bodies have no dates of their own; what belongs to them has. */
  static final AsOf AS_OF =
      new AsOf(
          Map.of(
              AsOf.Dates.OPERATIONAL,
              Map.of(
                  "organisation", AsOf.Past.periods("organisation_period"),
                  "trust", AsOf.Past.periods("trust_period")),
              AsOf.Dates.LEGAL,
              Map.of(
                  "organisation", AsOf.Past.periods("legal_organisation_period"),
                  "trust", AsOf.Past.periods("legal_trust_period"),
                  "nhs_membership", AsOf.Past.periods("legal_membership"))));

  private static final Table ORGANISATION = Table.published("organisation");

  /** The organisations of whatever has the column of their name. */
  static final Part ORGANISATIONS =
      listOf(
          "organisations",
          "Its organisations, by name",
          ORGANISATION.field("ods_code"),
          ORGANISATION.field("name"));

  private Membership() {}

  /** SQL that is true of the memberships of an alias that hold on the day that is asked for. */
  static String holds(String alias) {
    return "current_date between %1$s.valid_from and %1$s.valid_to".formatted(alias);
  }

  /**
   * A column of JSON: the organisations of one kind of parent.
   *
   * @param parent SQL for what the parent goes by
   */
  static String organisationsOf(String parentKind, String parent) {
    return """
        coalesce((
          select json_agg(json_build_object('ods_code', o.ods_code, 'name', o.name) order by o.name, o.ods_code)
          from published.nhs_membership m
          join published.organisation o on o.ods_code = m.member
          where m.parent_kind = '%s' and m.parent = %s and m.member_kind = 'organisation' and %s
        ), '[]') as organisations
        """
        .formatted(parentKind, parent, holds("m"));
  }

  /**
   * JSON: the trust of an organisation with its address, or its health board; null if it has none.
   *
   * @param organisation SQL for its ODS code
   */
  static String parentOf(String organisation) {
    return """
        (
          select case m.parent_kind
            when 'trust' then json_build_object(
              'ods_code', t.ods_code, 'name', t.name, 'address_line_1', t.address_line_1, 'address_line_2', t.address_line_2,
              'town', t.town, 'postcode', t.postcode, 'country', t.country, 'telephone', t.telephone, 'website', t.website,
              'active', t.active, 'published_at', t.published_at)
            else json_build_object('ods_code', b.identifier, 'boundary_identifier', b.boundary_identifier, 'name', b.name)
          end
          from published.nhs_membership m
          left join published.trust t on m.parent_kind = 'trust' and t.ods_code = m.parent
          left join published.nhs_body b on b.kind = m.parent_kind and b.identifier = m.parent
          where m.member_kind = 'organisation' and m.member = %s and m.parent_kind in ('trust', 'local_health_board') and %s
          limit 1
        )"""
        .formatted(organisation, holds("m"));
  }
}
