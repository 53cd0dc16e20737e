package census.etl.check;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Dataset;
import census.etl.catalogue.Expectation;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds everything that must be true of a dataset against one version of it. Each expectation
 * becomes SQL that looks for what breaks it.
 */
public final class Checker {

  private static final int EXAMPLES = 3;
  private static final String EXTRACT = "the file is an extract";

  private final JdbcClient jdbc;

  public Checker(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One result per expectation, after that of the key and before those of drift. They are looked at
   * side by side, as many as there are processors.
   */
  public List<CheckResult> check(Dataset dataset, Version version) {
    Held held = new Held(dataset, version);
    List<CheckResult> results = new ArrayList<>();
    results.add(held.unique(dataset.table().key()));
    results.addAll(dataset.expectations().parallelStream().map(held::check).toList());
    results.addAll(held.drift());
    return results;
  }

  /** What breaks an expectation. */
  private record Wrong(long count, List<String> examples) {

    boolean isEmpty() {
      return count == 0;
    }

    @Override
    public String toString() {
      String first = String.join("; ", examples);
      return count <= examples.size() ? first : "%d rows: %s and more".formatted(count, first);
    }
  }

  /** One version, being held against its expectations. */
  private final class Held {

    private final Dataset dataset;
    private final Version version;
    private final String table;
    private final String key;
    private final long rows;

    Held(Dataset dataset, Version version) {
      this.dataset = dataset;
      this.version = version;
      this.table = version.table();
      this.key =
          dataset.table().key().stream()
              .map(column -> "coalesce(%s::text, '')".formatted(column))
              .collect(joining(" || ' ' || "));
      this.rows = count("select count(*) from " + table);
    }

    CheckResult check(Expectation expectation) {
      if (expectation instanceof Expectation.Rows e) {
        return rows(e);
      } else if (expectation instanceof Expectation.Unique e) {
        return unique(e.columns());
      } else if (expectation instanceof Expectation.Required e) {
        return required(e);
      } else if (expectation instanceof Expectation.References e) {
        return references(e);
      } else if (expectation instanceof Expectation.Range e) {
        return range(e);
      } else if (expectation instanceof Expectation.Allowed e) {
        return allowed(e);
      } else if (expectation instanceof Expectation.Ranks e) {
        return ranks(e);
      } else if (expectation instanceof Expectation.Quantiles e) {
        return quantiles(e);
      } else if (expectation instanceof Expectation.Order e) {
        return order(e);
      } else if (expectation instanceof Expectation.Agrees e) {
        return agrees(e);
      } else if (expectation instanceof Expectation.Sum e) {
        return sum(e);
      } else if (expectation instanceof Expectation.Sentinel e) {
        return sentinel(e);
      } else {
        return query((Expectation.Query) expectation);
      }
    }

    // ---------------------------------------------------------------- counts

    private CheckResult rows(Expectation.Rows expectation) {
      String subject = expectation.by() == null ? "rows" : "rows by " + expectation.by();
      if (version.extract()) {
        return CheckResult.passed(Kind.NOT_COMPARED, subject, "those of a whole file", EXTRACT);
      }
      Expectation.Count total =
          version.isSample() ? expectation.totalOfSample() : expectation.total();
      List<String> expected = new ArrayList<>();
      List<String> found = new ArrayList<>();
      List<String> wrong = new ArrayList<>();
      if (total.bounds()) {
        compare("", total, rows, expected, found, wrong);
      }
      if (expectation.by() != null) {
        Map<String, Long> groups = countBy(expectation.by());
        expectation
            .groups()
            .forEach(
                (group, count) ->
                    compare(
                        group + " ",
                        count,
                        Optional.ofNullable(groups.remove(group)).orElse(0L),
                        expected,
                        found,
                        wrong));
        groups.forEach(
            (group, count) -> wrong.add(group + " " + count + ", which is not declared"));
      }
      return wrong.isEmpty()
          ? CheckResult.passed(
              Kind.ROW_COUNT_DIFFERS,
              subject,
              String.join(", ", expected),
              String.join(", ", found))
          : CheckResult.failed(
              subject,
              String.join(", ", expected),
              String.join(", ", found),
              Kind.ROW_COUNT_DIFFERS
                  .at(here())
                  .found(String.join("; ", wrong))
                  .expected(String.join(", ", expected) + ", because " + expectation.because()));
    }

    private void compare(
        String label,
        Expectation.Count count,
        long actual,
        List<String> expected,
        List<String> found,
        List<String> wrong) {
      long least = scaled(count.atLeast(), RoundingMode.FLOOR);
      long most = scaled(count.atMost(), RoundingMode.CEILING);
      expected.add(label + text(least, most));
      found.add(label + actual);
      if (actual < least || actual > most) {
        wrong.add(label + actual);
      }
    }

    /**
     * A sample of another scale has other counts, rounded by group: one in a hundred either way.
     */
    private long scaled(long count, RoundingMode rounding) {
      double scale = version.scale();
      if (scale == 1 || count == 0 || count == Long.MAX_VALUE) {
        return count;
      }
      double slack = rounding == RoundingMode.FLOOR ? -1 : 1;
      return Math.max(0, Math.round(count * scale * (1 + slack / 100) + 2 * slack));
    }

    private static String text(long least, long most) {
      if (least == most) {
        return String.valueOf(least);
      }
      return most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
    }

    private Map<String, Long> countBy(String column) {
      Map<String, Long> groups = new TreeMap<>();
      jdbc.sql(
              "select coalesce(%1$s::text, '(none)') as value, count(*) as rows from %2$s group by 1"
                  .formatted(column, table))
          .query((rs, i) -> groups.put(rs.getString("value"), rs.getLong("rows")))
          .list();
      return groups;
    }

    // ---------------------------------------------------------------- keys, values, references

    private CheckResult unique(List<String> columns) {
      String names = String.join(", ", columns);
      return broken(
          Kind.KEY_NOT_UNIQUE,
          names,
          "each once",
          """
          select concat_ws(' ', %1$s) || ' ' || count(*) || ' times'
          from %2$s group by %1$s having count(*) > 1
          """
              .formatted(names, table));
    }

    private CheckResult required(Expectation.Required expectation) {
      Map<String, Long> missing = countEach(expectation.columns(), column -> column + " is null");
      List<Finding> findings =
          eachWrong(Kind.VALUE_MISSING, missing, column -> column + " is null", "none missing");
      return result(
          Kind.VALUE_MISSING, some(expectation.columns()), "none missing", "none", findings);
    }

    private CheckResult references(Expectation.References expectation) {
      String other = "dataset." + expectation.dataset();
      String where =
          expectation.where().entrySet().stream()
              .map(e -> "and v.%s = %s ".formatted(e.getKey(), literal(e.getValue())))
              .collect(joining());
      String unknown =
          """
          select distinct v.%1$s from %2$s v
          where v.%1$s is not null %3$s
            and not exists (select from %4$s o where o.%5$s = v.%1$s)
          """
              .formatted(expectation.column(), table, where, other, expectation.key());
      boolean all = expectation.all() && !version.extract();
      String unused =
          """
          select o.%5$s || ' is not used' from %4$s o
          where not exists (select from %2$s v where v.%1$s = o.%5$s %3$s)
          """
              .formatted(expectation.column(), table, where, other, expectation.key());
      return broken(
          Kind.REFERENCE_UNKNOWN,
          which(expectation),
          (all ? "exactly those" : "all known") + " of " + expectation.dataset(),
          all ? unknown + " union all " + unused : unknown);
    }

    /** As in {@code parent_code (ward)}. */
    private static String which(Expectation.References expectation) {
      return expectation.where().isEmpty()
          ? expectation.column()
          : expectation.where().values().stream()
              .map(String::valueOf)
              .collect(joining(", ", expectation.column() + " (", ")"));
    }

    private CheckResult range(Expectation.Range expectation) {
      String expected = expectation.least() + " to " + expectation.most();
      String outside =
          "%1$s not between "
              + (expectation.least() == null ? "'-infinity'::numeric" : expectation.least())
              + " and "
              + (expectation.most() == null ? "'infinity'::numeric" : expectation.most());
      Condition isOutside = column -> outside.formatted(column);
      Map<String, Long> wrong = countEach(expectation.columns(), isOutside);
      return result(
          Kind.VALUE_OUT_OF_RANGE,
          some(expectation.columns()),
          expected,
          "all within",
          eachWrong(Kind.VALUE_OUT_OF_RANGE, wrong, column -> outside.formatted(column), expected));
    }

    private CheckResult allowed(Expectation.Allowed expectation) {
      String values = expectation.values().stream().map(Held::literal).collect(joining(", "));
      return broken(
          Kind.VALUE_NOT_ALLOWED,
          expectation.column(),
          values,
          "select distinct %1$s::text from %2$s where %1$s is not null and %1$s not in (%3$s)"
              .formatted(expectation.column(), table, values));
    }

    // ---------------------------------------------------------------- ranks

    private CheckResult ranks(Expectation.Ranks expectation) {
      String position =
          switch (expectation.ties()) {
            case NONE, LOWEST -> "before + 1";
            case MEAN -> "before + (tied + 1) / 2.0";
          };
      String tied = expectation.ties() == Expectation.Ranks.Ties.NONE ? "or tied > 1" : "";
      List<Finding> findings =
          expectation.columns().parallelStream()
              .flatMap(column -> rankWrong(column, position, tied).stream())
              .toList();
      return result(
          Kind.RANK_WRONG,
          some(expectation.columns()),
          "1 to the number of areas",
          "1 to " + rows,
          findings);
    }

    /** All pairs in one pass; only what is wrong is looked at again for examples. */
    private CheckResult quantiles(Expectation.Quantiles expectation) {
      String formula =
          switch (expectation.rule()) {
            case CEILING -> "ceil(%1$s::numeric * %2$d / (select count(%1$s) from %3$s))";
            case FLOOR -> "floor((%1$s::numeric - 1) * %2$d / (select count(%1$s) from %3$s)) + 1";
          };
      Map<String, String> follows = new LinkedHashMap<>();
      expectation
          .pairs()
          .forEach(
              (rank, quantile) ->
                  follows.put(quantile, formula.formatted(rank, expectation.groups(), table)));
      Map<String, Long> wrong =
          countEach(
              List.copyOf(follows.keySet()),
              quantile -> quantile + " is distinct from " + follows.get(quantile));
      return result(
          Kind.QUANTILE_WRONG,
          some(List.copyOf(follows.keySet())),
          expectation.rule().formula() + ", " + expectation.groups() + " groups",
          "all follow",
          eachWrong(
              Kind.QUANTILE_WRONG,
              wrong,
              quantile -> quantile + " is distinct from " + follows.get(quantile),
              expectation.rule().formula()));
    }

    private Optional<Finding> rankWrong(String column, String position, String tied) {
      Wrong wrong =
          find(
              """
              select 'rank ' || value || ' at place ' || (%3$s) from (
                select %1$s as value, count(*) as tied,
                       coalesce(sum(count(*)) over (order by %1$s rows between unbounded preceding and 1 preceding), 0) as before
                from %2$s where %1$s is not null group by %1$s
              ) ranked
              where value <> %3$s %4$s
              order by value
              """
                  .formatted(column, table, position, tied));
      return wrong.isEmpty()
          ? Optional.empty()
          : Optional.of(Kind.RANK_WRONG.at(here().column(column)).found(wrong.toString()));
    }

    private CheckResult order(Expectation.Order expectation) {
      List<Finding> findings =
          expectation.pairs().entrySet().parallelStream()
              .flatMap(pair -> orderWrong(pair.getKey(), pair.getValue()).stream())
              .toList();
      return result(
          Kind.ORDER_WRONG,
          some(List.copyOf(expectation.pairs().values())),
          "follow from the scores",
          "all follow",
          findings);
    }

    /** Whether anything is wrong is asked first: to say what is takes twice as long. */
    private Optional<Finding> orderWrong(String score, String rank) {
      long out =
          count(
              """
              select count(*) from (
                select %2$s as rank, lag(%2$s) over (order by %1$s desc, %2$s) as above
                from %3$s where %1$s is not null and %2$s is not null
              ) ordered
              where rank < above
              """
                  .formatted(score, rank, table));
      if (out == 0) {
        return Optional.empty();
      }
      Wrong wrong =
          find(
              """
              select %1$s || ': score ' || %2$s || ', rank ' || %3$s || ', below ' || area_above || ' of rank ' || rank_above from (
                select *, lag(%3$s) over by_score as rank_above, lag(%1$s) over by_score as area_above
                from %4$s where %2$s is not null and %3$s is not null
                window by_score as (order by %2$s desc, %3$s)
              ) ordered
              where %3$s < rank_above
              """
                  .formatted(key, score, rank, table));
      return Optional.of(Kind.ORDER_WRONG.at(here().column(rank)).found(wrong.toString()));
    }

    // ---------------------------------------------------------------- against other things

    private CheckResult agrees(Expectation.Agrees expectation) {
      String subject = some(List.copyOf(expectation.columns().keySet()));
      String expected = "as in " + expectation.source();
      if (version.stagedSchema() == null) {
        return CheckResult.passed(Kind.NOT_COMPARED, subject, expected, "compared at each load");
      }
      if (!version.staged().contains(expectation.source())) {
        return CheckResult.passed(Kind.NOT_COMPARED, subject, expected, "that file is not at hand");
      }
      String staged = version.stagedSchema() + "." + expectation.source();
      String join =
          expectation.key().entrySet().stream()
              .map(e -> "v.%s = s.%s".formatted(e.getKey(), e.getValue()))
              .collect(joining(" and "));
      List<Finding> findings = new ArrayList<>();
      Map<String, String> differs = new LinkedHashMap<>();
      expectation
          .columns()
          .forEach((own, theirs) -> differs.put(own, differs(expectation, own, theirs)));
      Map<String, Long> wrong = new LinkedHashMap<>();
      jdbc.sql(
              "select %s from %s v full join %s s on %s"
                  .formatted(
                      differs.entrySet().stream()
                          .map(
                              e ->
                                  "count(*) filter (where %s) as %s"
                                      .formatted(e.getValue(), e.getKey()))
                          .collect(joining(", ")),
                      table,
                      staged,
                      join))
          .query(
              (rs, i) -> {
                for (String own : differs.keySet()) {
                  wrong.put(own, rs.getLong(own));
                }
                return wrong;
              })
          .list();
      wrong.forEach(
          (own, count) -> {
            if (count > 0) {
              Wrong example =
                  find(
                      "select concat_ws(' ', %1$s) || ': ' || coalesce(v.%2$s::text, 'none') || ' and ' || coalesce(s.%3$s::text, 'none') from %4$s v full join %5$s s on %6$s where %7$s"
                          .formatted(
                              expectation.key().keySet().stream()
                                  .map(k -> "v." + k)
                                  .collect(joining(", ")),
                              own,
                              expectation.columns().get(own),
                              table,
                              staged,
                              join,
                              differs.get(own)));
              findings.add(
                  Kind.SOURCES_DISAGREE
                      .at(here().column(own))
                      .found(example.toString())
                      .expected(expected));
            }
          });
      return result(Kind.SOURCES_DISAGREE, subject, expected, "all agree", findings);
    }

    private static String differs(Expectation.Agrees expectation, String own, String theirs) {
      return expectation.tolerance() == null
          ? "v.%s is distinct from s.%s".formatted(own, theirs)
          : "coalesce(abs(v.%1$s - s.%2$s) > %3$s, (v.%1$s is null) <> (s.%2$s is null))"
              .formatted(own, theirs, expectation.tolerance().toPlainString());
    }

    private CheckResult sum(Expectation.Sum expectation) {
      String parts = String.join(" + ", expectation.parts());
      BigDecimal tolerance =
          expectation.tolerance() == null ? BigDecimal.ZERO : expectation.tolerance();
      return broken(
          Kind.SUM_WRONG,
          expectation.whole(),
          parts,
          "select %1$s || ': ' || (%3$s) || ' for ' || %4$s from %2$s where abs((%3$s) - %4$s) > %5$s"
              .formatted(key, table, parts, expectation.whole(), tolerance.toPlainString()));
    }

    private CheckResult sentinel(Expectation.Sentinel expectation) {
      String subject =
          expectation.key().values().stream().map(String::valueOf).collect(joining(" "));
      String expected =
          expectation.values().entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(joining(", "));
      if (version.isSample()) {
        return CheckResult.passed(Kind.NOT_COMPARED, subject, expected, "the data are a sample");
      }
      String where =
          expectation.key().entrySet().stream()
              .map(e -> "%s = %s".formatted(e.getKey(), literal(e.getValue())))
              .collect(joining(" and "));
      String wrong =
          expectation.values().entrySet().stream()
              .map(
                  e ->
                      "case when %1$s is distinct from %2$s then '%1$s ' || coalesce(%1$s::text, 'null') end"
                          .formatted(e.getKey(), literal(e.getValue())))
              .collect(joining(", "));
      List<String> found =
          list("select concat_ws(', ', %s) from %s where %s".formatted(wrong, table, where));
      if (found.isEmpty() && version.extract()) {
        return CheckResult.passed(Kind.NOT_COMPARED, subject, expected, EXTRACT);
      }
      if (found.equals(List.of(""))) {
        return CheckResult.passed(Kind.SENTINEL_WRONG, subject, expected, "the same");
      }
      String difference = found.isEmpty() ? "no such row" : String.join("; ", found);
      return CheckResult.failed(
          subject,
          expected,
          difference,
          Kind.SENTINEL_WRONG.at(here()).found(subject + " " + difference).expected(expected));
    }

    private CheckResult query(Expectation.Query expectation) {
      try {
        return broken(
            Kind.QUERY_FOUND_ROWS,
            expectation.file().getFileName().toString(),
            expectation.means(),
            "with checked as (select * from %s) select q::text from (%s) q"
                .formatted(table, Files.readString(expectation.file())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    // ---------------------------------------------------------------- drift

    private List<CheckResult> drift() {
      if (version.previous() == null) {
        return List.of(
            CheckResult.passed(
                Kind.NOT_COMPARED,
                "drift",
                "little change",
                "no version in place to compare with"));
      }
      return List.of(rowDrift(version.previous()), completenessDrift(version.previous()));
    }

    private CheckResult rowDrift(String previous) {
      long before = count("select count(*) from " + previous);
      BigDecimal change = percent(Math.abs(rows - before), before);
      Dataset.Bounds bounds = dataset.drift().rows();
      String expected = "about %d rows as before".formatted(before);
      @Nullable Kind kind = kind(change, bounds, Kind.ROWS_DRIFTED, Kind.ROWS_FELL);
      return kind == null
          ? CheckResult.passed(Kind.ROWS_FELL, "drift of rows", expected, rows + " rows")
          : CheckResult.failed(
              "drift of rows",
              expected,
              rows + " rows",
              kind.at(here())
                  .found("%d rows, %s%% off".formatted(rows, change))
                  .expected(expected));
    }

    private CheckResult completenessDrift(String previous) {
      List<String> columns =
          dataset.table().columns().stream()
              .filter(column -> !column.required())
              .map(PublishedTable.Column::name)
              .toList();
      Map<String, BigDecimal> before = fill(previous, columns);
      Map<String, BigDecimal> now = fill(table, columns);
      List<Finding> findings = new ArrayList<>();
      for (String column : columns) {
        BigDecimal lost =
            requireNonNull(before.get(column)).subtract(requireNonNull(now.get(column)));
        @Nullable Kind kind =
            kind(
                lost,
                dataset.drift().completeness(),
                Kind.COMPLETENESS_DRIFTED,
                Kind.COMPLETENESS_FELL);
        if (kind != null) {
          findings.add(
              kind.at(here().column(column))
                  .found(now.get(column) + "% filled")
                  .expected("about " + before.get(column) + "% as before"));
        }
      }
      return result(
          Kind.COMPLETENESS_FELL,
          "drift of completeness",
          "columns as full as before",
          "they are",
          findings);
    }

    private Map<String, BigDecimal> fill(String anyTable, List<String> columns) {
      Map<String, BigDecimal> fill = new HashMap<>();
      if (columns.isEmpty()) {
        return fill;
      }
      jdbc.sql(
              "select count(*) as all_rows, %s from %s"
                  .formatted(
                      columns.stream()
                          .map(c -> "count(%1$s) as %1$s".formatted(c))
                          .collect(joining(", ")),
                      anyTable))
          .query(
              (rs, i) -> {
                for (String column : columns) {
                  fill.put(column, percent(rs.getLong(column), rs.getLong("all_rows")));
                }
                return fill;
              })
          .list();
      return fill;
    }

    private static @Nullable Kind kind(
        BigDecimal change, Dataset.Bounds bounds, Kind warning, Kind error) {
      if (change.compareTo(bounds.fail()) > 0) {
        return error;
      }
      return change.compareTo(bounds.warn()) > 0 ? warning : null;
    }

    private static BigDecimal percent(long part, long whole) {
      return whole == 0
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(part * 100)
              .divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
    }

    // ---------------------------------------------------------------- small things

    private interface Condition {
      String of(String column);
    }

    /** Runs SQL that lists what breaks an expectation, one text a row. */
    private CheckResult broken(Kind kind, String subject, String expected, String sql) {
      Wrong wrong = find(sql);
      return wrong.isEmpty()
          ? CheckResult.passed(kind, subject, expected, "yes")
          : CheckResult.failed(
              subject,
              expected,
              wrong.toString(),
              kind.at(here().column(subject)).found(wrong.toString()).expected(expected));
    }

    private static CheckResult result(
        Kind kind, String subject, String expected, String found, List<Finding> findings) {
      return findings.isEmpty()
          ? CheckResult.passed(kind, subject, expected, found)
          : CheckResult.failed(
              subject, expected, findings.size() + " of the columns are not", findings);
    }

    private List<Finding> eachWrong(
        Kind kind, Map<String, Long> wrong, Condition condition, String expected) {
      List<Finding> findings = new ArrayList<>();
      wrong.forEach(
          (column, count) -> {
            if (count > 0) {
              Wrong keys =
                  find(
                      "select %s || ': ' || coalesce(%s::text, 'none') from %s where %s"
                          .formatted(key, column, table, condition.of(column)));
              findings.add(
                  kind.at(here().column(column)).found(keys.toString()).expected(expected));
            }
          });
      return findings;
    }

    private Map<String, Long> countEach(List<String> columns, Condition condition) {
      Map<String, Long> counts = new LinkedHashMap<>();
      jdbc.sql(
              "select %s from %s"
                  .formatted(
                      columns.stream()
                          .map(
                              c -> "count(*) filter (where %s) as %s".formatted(condition.of(c), c))
                          .collect(joining(", ")),
                      table))
          .query(
              (rs, i) -> {
                for (String column : columns) {
                  counts.put(column, rs.getLong(column));
                }
                return counts;
              })
          .list();
      return counts;
    }

    private Place here() {
      return Place.file(dataset.id());
    }

    private long count(String sql) {
      return jdbc.sql(sql).query(Long.class).single();
    }

    private List<String> list(String sql) {
      return jdbc.sql(sql).query(String.class).list();
    }

    /** The first few texts that a select finds, and how many there are. */
    private Wrong find(String sql) {
      long[] count = {0};
      List<String> first =
          jdbc.sql(
                  "select text, count(*) over () as all_rows from (%s) found(text) limit %d"
                      .formatted(sql, EXAMPLES))
              .query(
                  (rs, i) -> {
                    count[0] = rs.getLong("all_rows");
                    return rs.getString("text");
                  })
              .list();
      return new Wrong(count[0], first);
    }

    private static String some(List<String> columns) {
      return columns.size() <= EXAMPLES
          ? String.join(", ", columns)
          : "%s and %d more".formatted(columns.get(0), columns.size() - 1);
    }

    private static String literal(@Nullable Object value) {
      if (value == null) {
        return "null";
      }
      return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
  }
}
