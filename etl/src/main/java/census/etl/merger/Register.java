package census.etl.merger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is published of boards, networks, units and places, on one day. */
final class Register {

  /** Where a postcode lies. */
  record Place(String latitude, String longitude, String localAuthority) {}

  /** One thing that an organisation belongs to. */
  record Belonging(String kind, String code, String name) {

    String text() {
      return name.isEmpty() ? code : code + " " + name;
    }
  }

  private final JdbcClient jdbc;
  private final LocalDate day;

  Register(JdbcClient jdbc, LocalDate day) {
    this.jdbc = jdbc;
    this.day = day;
  }

  boolean isHealthBoard(String code) {
    return jdbc.sql(
            "select exists (select from published.nhs_body where kind = 'local_health_board' and identifier = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  /** Codes with the names that they have. */
  String named(Collection<String> codes) {
    return codes.stream()
        .map(
            code ->
                jdbc.sql(
                        """
                        select name from published.nhs_body where identifier = :code and name is not null
                        union all
                        select name from published.trust where ods_code = :code
                        union all
                        select name from published.organisation where ods_code = :code
                        limit 1
                        """)
                    .param("code", code)
                    .query(String.class)
                    .optional()
                    .map(name -> code + " " + name)
                    .orElse(code))
        .collect(Collectors.joining(", "));
  }

  /** Empty if the postcode directory is not published, or lacks it. */
  Optional<Place> place(String postcode) {
    return jdbc.sql(
            """
            select latitude::text, longitude::text, coalesce(local_authority_code, '') as local_authority
            from published.postcode
            where postcode = :postcode and latitude is not null
            """)
        .param("postcode", postcode)
        .query(Place.class)
        .optional();
  }

  /** Everything that an organisation belongs to. */
  List<Belonging> belongings(String code) {
    return jdbc.sql(
            """
            select m.parent_kind as kind, m.parent as code, coalesce(t.name, b.name, '') as name
            from published.nhs_membership m
            left join published.trust t on m.parent_kind = 'trust' and t.ods_code = m.parent
            left join published.nhs_body b on b.kind = m.parent_kind and b.identifier = m.parent
            where m.member_kind = 'organisation' and m.member = :code and m.parent_kind <> 'local_authority'
              and :day between m.valid_from and m.valid_to
            order by m.parent_kind, m.parent
            """)
        .param("code", code)
        .param("day", day)
        .query(Belonging.class)
        .list();
  }

  /** Units and networks that have no other organisation in operation than these. */
  List<Belonging> onlyThoseOf(Collection<String> codes) {
    return jdbc.sql(
            """
            select m.parent_kind as kind, m.parent as code, coalesce(max(b.name), '') as name
            from published.nhs_membership m
            join published.organisation_period o
              on o.ods_code = m.member and o.active and :day between o.valid_from and o.valid_to
            left join published.nhs_body b on b.kind = m.parent_kind and b.identifier = m.parent
            where m.member_kind = 'organisation' and :day between m.valid_from and m.valid_to
              and m.parent_kind in ('paediatric_diabetes_unit', 'openuk_network')
            group by m.parent_kind, m.parent
            having bool_and(m.member = any (:codes))
            order by m.parent_kind, m.parent
            """)
        .param("codes", codes.toArray(String[]::new))
        .param("day", day)
        .query(Belonging.class)
        .list();
  }
}
