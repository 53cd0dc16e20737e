package census.etl.organisation;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The journal of organisations, to which changes are added and from which nothing is taken away.
 *
 * <p>Changes are written as a draft, the datasets that are made from the journal are made again
 * with it, and in the moment in which these are published, all at once, the draft becomes part of
 * the journal. Should anything that must be true of them not hold, nothing of it has happened:
 *
 * <pre>{@code
 * Known now = journal.on(LocalDate.now());
 * List<Change> changes = ...;
 * pipeline.follow(
 *     catalogue.dataset(Journal.DATASET), () -> journal.draft(Source.ODS, changes), false, progress);
 * }</pre>
 */
public final class Journal {

  /** The dataset that has all of it, and from which all others of organisations follow. */
  public static final String DATASET = "organisation_changes";

  /** As what something stands in the lists. */
  public static final String LISTED = "listed";

  /** What something was merged into. */
  public static final String SUCCESSOR = "successor";

  public static final String ORGANISATION = "organisation";
  public static final String TRUST = "trust";

  /** Whence a change is known, besides the lists. */
  public enum Source {
    ODS,
    COMMAND;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final JdbcClient jdbc;

  public Journal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known, as it is published, to hold on a day. */
  public Known on(LocalDate day) {
    return new Known(
        jdbc.sql(
                """
                select code, fact, value
                from (
                  select distinct on (code, fact, which) code, fact, value
                  from dataset.organisation_changes
                  where valid_from <= :day
                  order by code, fact, which, valid_from desc, id desc
                ) as newest
                where value is not null
                """)
            .param("day", day)
            .query(Known.Fact.class)
            .list());
  }

  /**
   * A change as it is recorded.
   *
   * @param from null if it has been so since ever, as far as is known
   */
  public record Entry(
      long id,
      long run,
      String code,
      String fact,
      String which,
      @Nullable String was,
      @Nullable String value,
      @Nullable LocalDate from,
      @Nullable LocalDate legalFrom,
      Instant recordedAt,
      String source,
      @Nullable String reason,
      @Nullable Long undoes) {}

  /** Everything that is recorded of a code, in the order in which it was recorded. */
  public List<Entry> history(String code) {
    return entries("code = :value", code);
  }

  /**
   * What was recorded at once.
   *
   * @throws Fault if nothing was
   */
  public List<Entry> run(long run) {
    List<Entry> entries = entries("run = :value", run);
    if (entries.isEmpty()) {
      throw new Fault(Kind.CHANGE_UNKNOWN.at(Place.NOWHERE).found("no run " + run));
    }
    return entries;
  }

  /** The number of what was recorded last. */
  public long lastRun() {
    return jdbc.sql("select max(run) from dataset.organisation_changes").query(Long.class).single();
  }

  private List<Entry> entries(String condition, Object value) {
    return jdbc.sql(
            "select * from dataset.organisation_changes where " + condition + " order by id")
        .param("value", value)
        .query((rs, i) -> entry(rs))
        .list();
  }

  private static Entry entry(ResultSet rs) throws SQLException {
    LocalDate from = rs.getObject("valid_from", LocalDate.class);
    return new Entry(
        rs.getLong("id"),
        rs.getLong("run"),
        rs.getString("code"),
        rs.getString("fact"),
        rs.getString("which"),
        rs.getString("was"),
        rs.getString("value"),
        from.equals(LocalDate.MIN) ? null : from,
        rs.getObject("legal_from", LocalDate.class),
        rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        rs.getString("source"),
        rs.getString("reason"),
        rs.getObject("undoes", Long.class));
  }

  /**
   * What takes changes back: from the day of each it is as it would be without it.
   *
   * @throws Fault if there is no such change, or something else was recorded of the same day later,
   *     which then counts
   */
  public List<Change> takingBack(Collection<Long> ids, String reason) {
    List<Finding> findings = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    for (long id : ids) {
      Optional<TakenBack> found =
          jdbc.sql(
                  """
                  select c.code, c.fact, c.which, c.valid_from, c.legal_from, before.value, later.id as later
                  from dataset.organisation_changes c
                  left join lateral (
                    select value
                    from dataset.organisation_changes o
                    where o.code = c.code and o.fact = c.fact and o.which = c.which
                      and o.valid_from <= c.valid_from and o.id <> all (:ids)
                    order by valid_from desc, id desc
                    limit 1
                  ) as before on true
                  left join lateral (
                    select id
                    from dataset.organisation_changes o
                    where o.code = c.code and o.fact = c.fact and o.which = c.which
                      and o.valid_from = c.valid_from and o.id > c.id and o.id <> all (:ids)
                    order by id desc
                    limit 1
                  ) as later on true
                  where c.id = :id
                  """)
              .param("id", id)
              .param("ids", ids.toArray(Long[]::new))
              .query(TakenBack.class)
              .optional();
      if (found.isEmpty()) {
        findings.add(Kind.CHANGE_UNKNOWN.at(Place.NOWHERE).found("no change " + id));
      } else if (found.get().later() != null) {
        findings.add(
            Kind.CHANGE_REPLACED
                .at(Place.NOWHERE)
                .found("change %d, after %d".formatted(found.get().later(), id)));
      } else {
        changes.add(found.get().change(id, reason));
      }
    }
    if (!findings.isEmpty()) {
      throw new Fault(findings);
    }
    return changes;
  }

  private record TakenBack(
      String code,
      String fact,
      String which,
      LocalDate validFrom,
      @Nullable LocalDate legalFrom,
      @Nullable String value,
      @Nullable Long later) {

    Change change(long id, String reason) {
      return new Change(code, fact, which, value, validFrom, legalFrom, reason, id);
    }
  }

  /** Writes down what is to be tried; all of it belongs together. */
  public void draft(Source source, List<Change> changes) {
    long run = next("run");
    long id = next("id");
    for (Change change : changes) {
      jdbc.sql(
              """
              insert into census.organisation_draft
                (id, run, code, fact, which, value, valid_from, legal_from, source, reason, undoes)
              values (:id, :run, :code, :fact, :which, :value, :from, :legal, :source, :reason, :undoes)
              """)
          .param("id", id++)
          .param("run", run)
          .param("code", change.code())
          .param("fact", change.fact())
          .param("which", change.which())
          .param("value", change.value(), Types.VARCHAR)
          .param("from", change.from())
          .param("legal", change.legalFrom(), Types.DATE)
          .param("source", source.id())
          .param("reason", change.reason(), Types.VARCHAR)
          .param("undoes", change.undoes(), Types.BIGINT)
          .update();
    }
  }

  private long next(String number) {
    return jdbc.sql(
            """
            select greatest(
              (select coalesce(max(%1$s), 0) from census.organisation_change),
              (select coalesce(max(%1$s), 0) from census.organisation_draft)) + 1
            """
                .formatted(number))
        .query(Long.class)
        .single();
  }
}
