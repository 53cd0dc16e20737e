package census.api.organisation;

import static census.api.organisation.Membership.holds;

import census.api.web.AsOf;
import census.api.web.CodeBook;
import census.api.web.ListRoute.Reads;
import census.api.web.Part;
import census.api.web.Published;
import census.api.web.Type;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What of the health service goes by a code, on a day: what it belongs to, what belongs to it. */
@Component
final class Bodies implements CodeBook {

  private static final List<Reads> READS =
      List.of(
          new Reads("organisation", "true"),
          new Reads("trust", "true"),
          new Reads("nhs_body", "true"),
          new Reads("nhs_membership", "true"),
          new Reads("ods_organisation", "true"),
          new Reads("organisation_change", "true"),
          new Reads("postcode", "true"),
          new Reads("area", "true"));

  private static final Part.Nested RELATIVE =
      Part.object(
          "related_body",
          "Something of the health service that belongs to another, or has others that do",
          Part.valueOrNull("kind", Type.TEXT, "What it is; null where that is not known"),
          Part.value("identifier", Type.TEXT, "What it goes by"),
          Part.valueOrNull("name", Type.TEXT, "Its name; null where it goes by its code alone"),
          Part.valueOrNull(
              "valid_from", Type.DATE, "First day on which it belongs; null: not known"),
          Part.valueOrNull("valid_to", Type.DATE, "Last day on which it does; null: not known"));

  private static final Part BODIES =
      new Part.Several(
          Part.object(
              "bodies",
              "What of the health service goes by the code, or has the area for its own",
              Part.value("kind", Type.TEXT, "What it is, as in trust or integrated_care_board"),
              Part.value("identifier", Type.TEXT, "What it goes by: mostly its ODS code"),
              Part.valueOrNull("name", Type.TEXT, "Its name; null where it goes by its code alone"),
              Part.valueOrNull(
                  "active", Type.BOOLEAN, "Whether it is in operation; null: not known"),
              Part.valueOrNull(
                  "boundary_identifier",
                  Type.TEXT,
                  "Code of its boundary, which editions has; null where it has none"),
              OrganisationLists.LOCATION,
              Part.valueOrNull(
                  "history",
                  Type.TEXT,
                  "Path of what has changed about it, where that is recorded"),
              new Part.Several(new Part.Same("parents", "What it belongs to", RELATIVE, true)),
              new Part.Several(new Part.Same("children", "What belongs to it", RELATIVE, true))));

  /** Files of the Organisation Data Service tell of what is in no list, and what it belongs to. */
  private static final String WITH_CODE =
      """
      with asked as (
        select ?::text as code
      ),
      body as (
        select 'organisation' as kind, o.ods_code as code, o.name, o.active, o.longitude, o.latitude, o.postcode,
          null as boundary_identifier, null::text[] as filed_under
        from published.organisation o join asked on o.ods_code = asked.code
        union all
        select 'trust', t.ods_code, t.name, t.active, null, null, t.postcode, null, null
        from published.trust t join asked on t.ods_code = asked.code
        union all
        select b.kind, b.identifier, b.name, null, null, null, null, b.boundary_identifier, null
        from published.nhs_body b join asked on asked.code in (b.identifier, b.boundary_identifier)
      ),
      known as (
        select * from body
        union all
        select f.kind, f.ods_code, f.name, coalesce(f.closed >= current_date, f.active), f.longitude, f.latitude, f.postcode,
          null, array[f.parent, f.high_level_health_geography, f.national_grouping]
        from published.ods_organisation f join asked on f.ods_code = asked.code
        where not exists (select from body) and coalesce(f.opened <= current_date, true)
      )
      select coalesce(json_agg(json_build_object(
        'kind', known.kind,
        'identifier', known.code,
        'name', known.name,
        'active', known.active,
        'boundary_identifier', known.boundary_identifier,
        'location', case when coalesce(known.longitude, place.longitude) is not null then json_build_object(
          'type', 'Point',
          'coordinates', json_build_array(
            coalesce(known.longitude, place.longitude), coalesce(known.latitude, place.latitude))) end,
        'history', case when exists (
          select from published.organisation_change c where c.code = known.code
        ) then format('/api/v1/organisations/%%s/history', known.code) end,
        'parents', coalesce((
          select json_agg(%1$s order by related.kind, related.code)
          from (
            select m.parent_kind as kind, m.parent as code, m.valid_from, m.valid_to
            from published.nhs_membership m
            where m.member_kind = known.kind and m.member = known.code and m.parent_kind <> 'organisation' and %2$s
            union all
            select coalesce(
              (select 'trust' from published.trust t where t.ods_code = filed.code),
              (select max(b.kind) from published.nhs_body b where b.identifier = filed.code)
            ), filed.code, null, null
            from unnest(known.filed_under) as filed (code)
            where filed.code is not null
          ) related
        ), '[]'),
        'children', coalesce((
          select json_agg(%1$s order by related.kind, related.code)
          from (
            select m.member_kind as kind, m.member as code, m.valid_from, m.valid_to
            from published.nhs_membership m
            where m.parent_kind = known.kind and m.parent = known.code and m.parent_kind <> 'organisation' and %2$s
          ) related
        ), '[]')
      ) order by known.kind, known.code), '[]')::text
      from known
      left join published.postcode place on place.postcode = known.postcode
      """
          .formatted(
              """
              json_build_object(
                'kind', related.kind,
                'identifier', related.code,
                'name', coalesce(
                  (select o.name from published.organisation o where related.kind = 'organisation' and o.ods_code = related.code),
                  (select t.name from published.trust t where related.kind = 'trust' and t.ods_code = related.code),
                  (select b.name from published.nhs_body b where b.kind = related.kind and b.identifier = related.code),
                  (
                    select a.name from published.area a
                    where a.kind = related.kind and a.code = related.code
                    order by a.edition desc
                    limit 1)),
                'valid_from', nullif(related.valid_from, '-infinity'),
                'valid_to', nullif(related.valid_to, 'infinity'))""",
              holds("m"));

  @Override
  public Part part() {
    return BODIES;
  }

  @Override
  public List<Reads> reads(Optional<AsOf.Day> day) {
    return day.map(other -> Membership.AS_OF.reads(READS, other)).orElse(READS);
  }

  @Override
  public String find(String code, Optional<AsOf.Day> day, Published.Held held) {
    return held.text(
            day.map(other -> Membership.AS_OF.sql(WITH_CODE, other)).orElse(WITH_CODE), code)
        .orElseThrow();
  }

  @Override
  public Optional<String> history(String code, Published.Held held) {
    return held.text(
        """
        select format('/api/v1/organisations/%s/history', c.code)
        from published.organisation_change c where c.code = ? limit 1
        """,
        code);
  }
}
