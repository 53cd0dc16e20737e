package census.etl.organisation;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

  static final String ORGANISATION = "organisation";
  static final String TRUST = "trust";

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
