package census.etl.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the schedule has done, and what it will. */
public final class Runs {

  private final JdbcClient jdbc;

  public Runs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One task as it stands.
   *
   * @param lastGood when it last went well; null if never
   * @param last when it was last due; null if it never ran
   * @param outcome of the last run; null if it never ran
   */
  public record Standing(
      String task,
      String cron,
      String zone,
      Instant begun,
      Instant next,
      Instant seen,
      @Nullable Instant last,
      @Nullable String outcome,
      @Nullable String summary,
      @Nullable Instant lastGood,
      @Nullable Instant toldStale,
      long done,
      long failed) {

    /** Since when nothing good has come of it. */
    Instant goodSince() {
      return lastGood == null ? begun : lastGood;
    }
  }

  public List<Standing> all() {
    return jdbc.sql(
            """
            select s.*, r.due_at, r.outcome, r.summary, good.ended_at as good_at, counted.done, counted.failed
            from census.schedule s
            left join lateral (
              select * from census.scheduled_run where task = s.task order by due_at desc limit 1
            ) as r on true
            left join lateral (
              select max(ended_at) as ended_at from census.scheduled_run where task = s.task and outcome = 'done'
            ) as good on true
            cross join lateral (
              select
                count(*) filter (where outcome = 'done') as done,
                count(*) filter (where outcome in ('failed', 'interrupted')) as failed
              from census.scheduled_run where task = s.task
            ) as counted
            order by s.task
            """)
        .query((row, number) -> standing(row))
        .list();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("task"),
        row.getString("cron"),
        row.getString("zone"),
        row.getTimestamp("begun_at").toInstant(),
        row.getTimestamp("next_at").toInstant(),
        row.getTimestamp("seen_at").toInstant(),
        instant(row, "due_at"),
        row.getString("outcome"),
        row.getString("summary"),
        instant(row, "good_at"),
        instant(row, "told_stale_at"),
        row.getLong("done"),
        row.getLong("failed"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(time -> time.toInstant()).orElse(null);
  }

  /** What is configured now, and nothing that was before. */
  void begin(List<Task> tasks, Instant now) {
    jdbc.sql("delete from census.schedule where not task = any(:tasks)")
        .param("tasks", tasks.stream().map(Task::name).toArray(String[]::new))
        .update();
    for (Task task : tasks) {
      jdbc.sql(
              """
              insert into census.schedule (task, cron, zone, begun_at, next_at, seen_at)
              values (:task, :cron, :zone, :now, :next, :now)
              on conflict (task) do update
                set cron = excluded.cron, zone = excluded.zone, next_at = excluded.next_at, seen_at = excluded.seen_at
              """)
          .param("task", task.name())
          .param("cron", task.cron().text())
          .param("zone", task.cron().zone().getId())
          .param("now", at(now))
          .param("next", at(task.cron().after(now)))
          .update();
    }
    jdbc.sql("update census.scheduled_run set outcome = 'interrupted' where outcome = 'running'")
        .update();
  }

  /** Until when nothing of it has been missed. */
  Instant settledUntil(Task task) {
    return jdbc.sql(
            """
            select coalesce(
              (select max(due_at) from census.scheduled_run where task = :task and outcome <> 'interrupted'),
              begun_at)
            from census.schedule where task = :task
            """)
        .param("task", task.name())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** False if another process has begun it. */
  boolean start(Task task, Instant due, Instant now) {
    return jdbc.sql(
                """
                insert into census.scheduled_run (task, due_at, started_at, outcome)
                values (:task, :due, :now, 'running')
                on conflict (task, due_at) do update
                  set started_at = excluded.started_at, outcome = 'running', ended_at = null, summary = null
                  where scheduled_run.outcome = 'interrupted'
                """)
            .param("task", task.name())
            .param("due", at(due))
            .param("now", at(now))
            .update()
        == 1;
  }

  void end(Task task, Instant due, Instant now, Task.Result result) {
    jdbc.sql(
            """
            update census.scheduled_run
            set ended_at = :now, outcome = :outcome, summary = :summary
            where task = :task and due_at = :due
            """)
        .param("task", task.name())
        .param("due", at(due))
        .param("now", at(now))
        .param("outcome", result.isGood() ? "done" : "failed")
        .param("summary", result.summary())
        .update();
    if (result.isGood()) {
      jdbc.sql("update census.schedule set told_stale_at = null where task = :task")
          .param("task", task.name())
          .update();
    }
  }

  void seen(Task task, Instant now) {
    jdbc.sql("update census.schedule set seen_at = :now, next_at = :next where task = :task")
        .param("task", task.name())
        .param("now", at(now))
        .param("next", at(task.cron().after(now)))
        .update();
  }

  void toldStale(String task, Instant now) {
    jdbc.sql("update census.schedule set told_stale_at = :now where task = :task")
        .param("task", task)
        .param("now", at(now))
        .update();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
