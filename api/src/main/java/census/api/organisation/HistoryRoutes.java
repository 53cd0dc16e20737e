package census.api.organisation;

import census.api.web.Answer;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What has changed about an organisation or a trust, what was before it and what came after. */
@Configuration(proxyBeanMethods = false)
class HistoryRoutes {

  private static final Table CHANGE = Table.published("organisation_change");

  private static final List<ListRoute.Reads> BEHIND =
      List.of(
          new ListRoute.Reads("organisation_change", "true"),
          new ListRoute.Reads("organisation_period", "true"),
          new ListRoute.Reads("trust_period", "true"));

  /** Succession is stored one step at a time, and walked here; what goes in a circle ends. */
  private static final String HISTORY =
      """
      with recursive asked as (
        select ?::text as code
      ),
      fact as (
        select distinct on (code, fact, which) code, fact, value, valid_from
        from published.organisation_change
        where valid_from <= current_date
        order by code, fact, which, valid_from desc, id desc
      ),
      succession as (
        select code as old, value as new, valid_from from fact where fact = 'successor' and value is not null
      ),
      after as (
        select s.*, 1 as step, array[s.old, s.new] as way from succession s join asked on s.old = asked.code
        union all
        select s.*, a.step + 1, a.way || s.new
        from after a
        join succession s on s.old = a.new
        where s.new <> all (a.way)
      ),
      before as (
        select s.*, 1 as step, array[s.new, s.old] as way from succession s join asked on s.new = asked.code
        union all
        select s.*, b.step + 1, b.way || s.old
        from before b
        join succession s on s.new = b.old
        where s.old <> all (b.way)
      ),
      called as (
        select distinct on (ods_code) ods_code, name
        from (
          select ods_code, name, valid_from from published.organisation_period
          union all
          select ods_code, name, valid_from from published.trust_period
        ) as period
        where valid_from <= current_date
        order by ods_code, valid_from desc
      )
      select json_build_object(
        'ods_code', asked.code,
        'name', (select name from called where ods_code = asked.code),
        'listed_as', (select value from fact where code = asked.code and fact = 'listed'),
        'active', (select value::boolean from fact where code = asked.code and fact = 'active'),
        'predecessors', coalesce((
          select json_agg(
            json_build_object('ods_code', old, 'name', name, 'merged_into', new, 'on', %1$s) order by step, valid_from, old)
          from before left join called on ods_code = old), '[]'),
        'successors', coalesce((
          select json_agg(
            json_build_object('ods_code', new, 'name', name, 'merged_from', old, 'on', %1$s) order by step, valid_from, new)
          from after left join called on ods_code = new), '[]'),
        'now', coalesce((
          select json_agg(distinct new order by new) from after where new not in (select old from succession)
        ), json_build_array(asked.code)),
        'changes', (
          select json_agg(
            json_build_object(
              'id', id, 'fact', fact, 'which', nullif(which, ''), 'was', was, 'value', value,
              'valid_from', %1$s, 'legal_from', legal_from,
              'recorded_at', to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              'source', source, 'reason', reason, 'undoes', undoes, 'run', run)
            order by id)
          from published.organisation_change
          where code = asked.code)
      )::text
      from asked
      where exists (select from published.organisation_change where code = asked.code)
      """
          .formatted("nullif(valid_from, '-infinity')");

  private final Published published;

  HistoryRoutes(Published published) {
    this.published = published;
  }

  @Bean
  Route organisationHistory() {
    return history("organisations", "get_organisation_history");
  }

  @Bean
  Route trustHistory() {
    return history("trusts", "get_trust_history");
  }

  private Route history(String list, String operation) {
    return Route.get(list + "/{ods_code}/history", operation)
        .of(Base.OLDER_ORGANISATIONS)
        .summary("All changes to it that are recorded, what was before it and what came after")
        .path("ods_code", "Code of the organisation, listed or not")
        .answers(
            Part.object(
                operation.replace("get_", ""),
                "What is recorded of an organisation or a trust",
                Part.value("ods_code", Type.TEXT, "Code of the Organisation Data Service"),
                Part.valueOrNull("name", Type.TEXT, "Its last name; null if it never was listed"),
                Part.valueOrNull(
                    "listed_as", Type.TEXT, "organisation or trust; null if it is not listed now"),
                Part.valueOrNull(
                    "active", Type.BOOLEAN, "Whether it is in operation, if that is known"),
                Part.listOf(
                    "predecessors",
                    "What was merged into it, and into that, the nearest first",
                    Part.value("ods_code", Type.TEXT, "Its code"),
                    Part.valueOrNull("name", Type.TEXT, "Its last name"),
                    Part.value("merged_into", Type.TEXT, "Code of what it was merged into"),
                    Part.valueOrNull("on", Type.DATE, "The first day of that")),
                Part.listOf(
                    "successors",
                    "What it was merged into, and what that was, the nearest first",
                    Part.value("ods_code", Type.TEXT, "Its code"),
                    Part.valueOrNull("name", Type.TEXT, "Its last name"),
                    Part.value("merged_from", Type.TEXT, "Code of what was merged into it"),
                    Part.valueOrNull("on", Type.DATE, "The first day of that")),
                new Part.Several(
                    Part.value(
                        "now", Type.TEXT, "Where the successors end: itself if it has none")),
                Part.listOf(
                    "changes",
                    "Every change in the order in which they were recorded",
                    CHANGE.field("id"),
                    CHANGE.field("fact"),
                    CHANGE.field("which").in("which"),
                    CHANGE.field("was"),
                    CHANGE.field("value"),
                    CHANGE.field("valid_from").in("valid_from"),
                    CHANGE.field("legal_from"),
                    CHANGE.field("recorded_at"),
                    CHANGE.field("source"),
                    CHANGE.field("reason"),
                    CHANGE.field("undoes"),
                    CHANGE.field("run"))))
        .refuses(HttpStatus.NOT_FOUND, "Nothing is recorded of this code")
        .by(this::history);
  }

  private Answer history(Question question) {
    return published.read(
        BEHIND,
        held -> {
          String history =
              held.text(HISTORY, question.path("ods_code"))
                  .orElseThrow(() -> Problem.notFound("Not found."));
          return Answer.of(held.behind(), json -> json.ready(history));
        });
  }
}
