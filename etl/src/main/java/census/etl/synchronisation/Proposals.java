package census.etl.synchronisation;

import census.etl.organisation.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What synchronisations found that only a person can decide. */
public final class Proposals {

  private final JdbcClient jdbc;

  public Proposals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One that nobody has decided.
   *
   * @param changes what is recorded if it is confirmed; none if there is more to do than that
   */
  public record Open(long number, String code, String says, Instant madeAt, List<Change> changes) {}

  public List<Open> open() {
    return jdbc.sql(
            """
            select proposal, code, says, made_at, changes::text as changes from census.ods_proposal
            where decision is null
            order by proposal
            """)
        .query(
            (row, number) ->
                new Open(
                    row.getLong("proposal"),
                    row.getString("code"),
                    row.getString("says"),
                    row.getTimestamp("made_at").toInstant(),
                    Runs.changes(row.getString("changes"))))
        .list();
  }

  public void confirmed(Collection<Long> numbers) {
    decide(numbers, "confirmed");
  }

  public void dismissed(Collection<Long> numbers) {
    decide(numbers, "dismissed");
  }

  private void decide(Collection<Long> numbers, String decision) {
    jdbc.sql(
            """
            update census.ods_proposal set decision = :decision, decided_at = clock_timestamp()
            where proposal = any(:numbers)
            """)
        .param("decision", decision)
        .param("numbers", numbers.toArray(Long[]::new))
        .update();
  }
}
