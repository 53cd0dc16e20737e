package census.etl.synchronisation;

import census.etl.ods.OdsRecord;
import census.etl.organisation.Change;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What has been asked of the service, and what it answered, for as long as that is needed. */
final class Runs {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** How a run ended. */
  enum Outcome {
    PUBLISHED,
    UNCHANGED,
    CHECKED,
    FAILED,
    ABANDONED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One that has begun. */
  record Run(long runId, LocalDate since, LocalDate today) {}

  private final JdbcClient jdbc;

  Runs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The day of the last run that came to its end; empty if there was none. */
  Optional<LocalDate> last() {
    return jdbc.sql(
            "select today from census.ods_run where outcome in ('published', 'unchanged') order by run_id desc limit 1")
        .query(LocalDate.class)
        .optional();
  }

  /** One that was begun on the same day, in the same way, and whose process died. */
  Optional<Run> interrupted(String service, LocalDate today) {
    return jdbc.sql(
            """
            select run_id, since, today from census.ods_run
            where outcome = 'running' and service = :service and today = :today
            order by run_id desc limit 1
            """)
        .param("service", service)
        .param("today", today)
        .query(Run.class)
        .optional();
  }

  Run begin(String service, LocalDate since, LocalDate today) {
    jdbc.sql("delete from census.ods_answer").update();
    jdbc.sql(
            """
            update census.ods_run set outcome = 'abandoned', ended_at = clock_timestamp()
            where outcome = 'running'
            """)
        .update();
    return jdbc.sql(
            """
            insert into census.ods_run (service, since, today) values (:service, :since, :today)
            returning run_id, since, today
            """)
        .param("service", service)
        .param("since", since)
        .param("today", today)
        .query(Run.class)
        .single();
  }

  /** It may go on. */
  void problem(Run run, String problem) {
    jdbc.sql("update census.ods_run set problem = :problem where run_id = :run")
        .param("problem", problem)
        .param("run", run.runId())
        .update();
  }

  void end(Run run, Outcome outcome, Synchronisation.Report report) {
    jdbc.sql(
            """
            update census.ods_run
            set outcome = :outcome, ended_at = clock_timestamp(), asked = :asked, changes = :changes,
              proposals = :proposals, problem = :problem
            where run_id = :run
            """)
        .param("run", run.runId())
        .param("outcome", outcome.id())
        .param("asked", report.asked())
        .param("changes", report.changes().size())
        .param("proposals", report.proposals().size())
        .param("problem", report.problem(), Types.VARCHAR)
        .update();
    jdbc.sql("delete from census.ods_answer where run_id = :run")
        .param("run", run.runId())
        .update();
  }

  // ------------------------------------------------------------------ answers

  /** By code; empty where the service knows none. */
  Map<String, Optional<OdsRecord>> answers(Run run) {
    Map<String, Optional<OdsRecord>> answers = new HashMap<>();
    jdbc.sql("select code, record::text as record from census.ods_answer where run_id = :run")
        .param("run", run.runId())
        .query(
            row -> {
              answers.put(
                  row.getString("code"),
                  Optional.ofNullable(row.getString("record"))
                      .map(json -> JSON.readValue(json, OdsRecord.class)));
            });
    return answers;
  }

  void answered(Run run, String code, Optional<OdsRecord> record) {
    jdbc.sql(
            "insert into census.ods_answer (run_id, code, record) values (:run, :code, :record::jsonb)")
        .param("run", run.runId())
        .param("code", code)
        .param("record", record.map(JSON::writeValueAsString).orElse(null), Types.VARCHAR)
        .update();
  }

  List<String> unanswered() {
    return jdbc.sql("select code from census.ods_unanswered order by code")
        .query(String.class)
        .list();
  }

  void unanswered(Map<String, String> problems) {
    jdbc.sql("delete from census.ods_unanswered").update();
    problems.forEach(
        (code, problem) ->
            jdbc.sql("insert into census.ods_unanswered (code, problem) values (:code, :problem)")
                .param("code", code)
                .param("problem", problem)
                .update());
  }

  // ------------------------------------------------------------------ proposals

  /** Each once, however often it is found. */
  void propose(Run run, List<Proposal> proposals) {
    for (Proposal proposal : proposals) {
      jdbc.sql(
              """
              insert into census.ods_proposal (run_id, code, says, changes)
              values (:run, :code, :says, :changes::jsonb)
              on conflict (code, says) do nothing
              """)
          .param("run", run.runId())
          .param("code", proposal.code())
          .param("says", proposal.text())
          .param("changes", JSON.writeValueAsString(proposal.changes()))
          .update();
    }
  }

  // ------------------------------------------------------------------ what is known

  /** Everything in the journal that is published, by code. */
  Map<String, Chronicle> chronicles() {
    Map<String, Chronicle> chronicles = new TreeMap<>();
    jdbc.sql(
            """
            select code, fact, which, value, valid_from, legal_from, case source when 'command' then recorded_at::date end as corrected
            from dataset.organisation_changes
            order by id
            """)
        .query(
            row -> {
              @Nullable LocalDate corrected = row.getObject("corrected", LocalDate.class);
              Change change =
                  new Change(
                      row.getString("code"),
                      row.getString("fact"),
                      row.getString("which"),
                      row.getString("value"),
                      row.getObject("valid_from", LocalDate.class),
                      row.getObject("legal_from", LocalDate.class),
                      null,
                      null);
              chronicles.computeIfAbsent(change.code(), Chronicle::new).add(change, corrected);
            });
    return chronicles;
  }

  List<String> boards() {
    return jdbc.sql("select identifier from dataset.nhs_bodies where kind = 'local_health_board'")
        .query(String.class)
        .list();
  }

  /** By the postcode directory, if it is published. */
  Optional<Place> place(String postcode) {
    return jdbc.sql(
            """
            select latitude::text, longitude::text, local_authority_code as local_authority
            from published.postcode
            where postcode = :postcode and latitude is not null
            """)
        .param("postcode", postcode)
        .query(Place.class)
        .optional();
  }

  static List<Change> changes(String json) {
    return JSON.readValue(json, new TypeReference<List<Change>>() {});
  }
}
