package census.etl.check;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Dataset;
import census.etl.catalogue.Expectation;
import census.etl.catalogue.Select;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
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
    results.add(held.key());
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
    private final Counts counts;

    Held(Dataset dataset, Version version) {
      this.dataset = dataset;
      this.version = version;
      this.table = version.table();
      this.key =
          dataset.table().key().stream()
              .map(column -> "coalesce(%s::text, '')".formatted(column))
              .collect(joining(" || ' ' || "));
      List<String> conditions = new ArrayList<>();
      dataset.expectations().forEach(e -> conditions.addAll(conditions(e)));
      if (version.previous() != null) {
        optional().forEach(column -> conditions.add(filled(column)));
      }
      this.counts = Counts.of(jdbc, table, conditions);
    }

    /** What some expectations count: asked all at once, in one look over the table. */
    private Collection<String> conditions(Expectation expectation) {
      if (expectation instanceof Expectation.Required e) {
        return e.columns().stream().map(Held::missing).toList();
      } else if (expectation instanceof Expectation.Range e) {
        return e.columns().stream().map(column -> outside(e, column)).toList();
      } else if (expectation instanceof Expectation.Allowed e) {
        return List.of(notAllowed(e));
      } else if (expectation instanceof Expectation.Quantiles e) {
        return wrongQuantiles(e).values();
      } else if (expectation instanceof Expectation.Sum e) {
        return List.of(wrongSum(e));
      } else {
        return List.of();
      }
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
        compare("", total, counts.rows(), expected, found, wrong);
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

    /** An index says so; where there is none, this says why. */
    private CheckResult key() {
      List<String> key = dataset.table().key();
      return version.keyed()
          ? CheckResult.passed(Kind.KEY_NOT_UNIQUE, String.join(", ", key), "each once", "yes")
          : unique(key);
    }

    private CheckResult required(Expectation.Required expectation) {
      return result(
          Kind.VALUE_MISSING,
          some(expectation.columns()),
          "none missing",
          "none",
          eachWrong(Kind.VALUE_MISSING, expectation.columns(), Held::missing, "none missing"));
    }

    private static String missing(String column) {
      return column + " is null";
    }

    private static String filled(String column) {
      return column + " is not null";
    }

    private CheckResult references(Expectation.References expectation) {
      String other = version.tableOf(expectation.dataset());
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
      return result(
          Kind.VALUE_OUT_OF_RANGE,
          some(expectation.columns()),
          expected,
          "all within",
          eachWrong(
              Kind.VALUE_OUT_OF_RANGE,
              expectation.columns(),
              column -> outside(expectation, column),
              expected));
    }

    private static String outside(Expectation.Range expectation, String column) {
      return "%s not between %s and %s"
          .formatted(
              column,
              expectation.least() == null ? "'-infinity'::numeric" : expectation.least(),
              expectation.most() == null ? "'infinity'::numeric" : expectation.most());
    }

    private CheckResult allowed(Expectation.Allowed expectation) {
      return unlessNone(
          notAllowed(expectation),
          Kind.VALUE_NOT_ALLOWED,
          expectation.column(),
          literals(expectation.values()),
          "select distinct %s::text from %s where %s"
              .formatted(expectation.column(), table, notAllowed(expectation)));
    }

    private static String notAllowed(Expectation.Allowed expectation) {
      return "%s not in (%s)".formatted(expectation.column(), literals(expectation.values()));
    }

    private static String literals(List<@Nullable Object> values) {
      return values.stream().map(Held::literal).collect(joining(", "));
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
          "1 to " + counts.rows(),
          findings);
    }

    private CheckResult quantiles(Expectation.Quantiles expectation) {
      Map<String, String> wrong = wrongQuantiles(expectation);
      List<String> quantiles = List.copyOf(wrong.keySet());
      return result(
          Kind.QUANTILE_WRONG,
          some(quantiles),
          expectation.rule().formula() + ", " + expectation.groups() + " groups",
          "all follow",
          eachWrong(
              Kind.QUANTILE_WRONG,
              quantiles,
              quantile -> requireNonNull(wrong.get(quantile)),
              expectation.rule().formula()));
    }

    /** By quantile, when it does not follow from its rank. */
    private Map<String, String> wrongQuantiles(Expectation.Quantiles expectation) {
      String formula =
          switch (expectation.rule()) {
            case CEILING -> "ceil(%1$s::numeric * %2$d / (select count(%1$s) from %3$s))";
            case FLOOR -> "floor((%1$s::numeric - 1) * %2$d / (select count(%1$s) from %3$s)) + 1";
          };
      Map<String, String> wrong = new LinkedHashMap<>();
      expectation
          .pairs()
          .forEach(
              (rank, quantile) ->
                  wrong.put(
                      quantile,
                      quantile
                          + " is distinct from "
                          + formula.formatted(rank, expectation.groups(), table)));
      return wrong;
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
      String expected = "as in " + expectation.other();
      Optional<String> lacking = whyNotCompared(expectation);
      if (lacking.isPresent()) {
        return CheckResult.passed(Kind.NOT_COMPARED, subject, expected, lacking.get());
      }
      String other =
          expectation.dataset() == null
              ? version.stagedSchema() + "." + expectation.other()
              : version.tableOf(expectation.other());
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
                      other,
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
                              other,
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
      String apart =
          expectation.tolerance() == null
              ? "v.%s <> s.%s".formatted(own, theirs)
              : "abs(v.%s - s.%s) > %s"
                  .formatted(own, theirs, expectation.tolerance().toPlainString());
      String differs = "coalesce(%s, %s)".formatted(apart, lacks(expectation, own, theirs));
      return expectation.except().stream()
          .map(
              row ->
                  row.entrySet().stream()
                      .map(e -> "v.%s = %s".formatted(e.getKey(), literal(e.getValue())))
                      .collect(joining(" and ", " and (", ") is not true")))
          .collect(joining("", differs, ""));
    }

    /** What is missing and may not be. */
    private static String lacks(Expectation.Agrees expectation, String own, String theirs) {
      if (expectation.mayLack() == null) {
        return "(v.%s is null) <> (s.%s is null)".formatted(own, theirs);
      }
      String rowOfOurs =
          expectation.key().keySet().stream()
              .map("v.%s is null"::formatted)
              .collect(joining(" or "));
      String rowOfTheirs =
          expectation.key().values().stream()
              .map("s.%s is null"::formatted)
              .collect(joining(" or "));
      return switch (expectation.mayLack()) {
        case VALUES -> "(%s or %s)".formatted(rowOfOurs, rowOfTheirs);
        case ROWS -> "(%s)".formatted(rowOfOurs);
      };
    }

    private Optional<String> whyNotCompared(Expectation.Agrees expectation) {
      if (expectation.dataset() != null) {
        return count(
                    "select count(to_regclass('%s'))"
                        .formatted(version.tableOf(expectation.dataset())))
                == 0
            ? Optional.of("that dataset is not published")
            : Optional.empty();
      }
      if (version.stagedSchema() == null) {
        return Optional.of("compared at each load");
      }
      return version.staged().contains(expectation.other())
          ? Optional.empty()
          : Optional.of("that file is not at hand");
    }

    private CheckResult sum(Expectation.Sum expectation) {
      return unlessNone(
          wrongSum(expectation),
          Kind.SUM_WRONG,
          expectation.whole(),
          String.join(" + ", expectation.parts()),
          "select %1$s || ': ' || (%3$s) || ' for ' || %4$s from %2$s where %5$s"
              .formatted(
                  key,
                  table,
                  String.join(" + ", expectation.parts()),
                  expectation.whole(),
                  wrongSum(expectation)));
    }

    private static String wrongSum(Expectation.Sum expectation) {
      BigDecimal tolerance =
          expectation.tolerance() == null ? BigDecimal.ZERO : expectation.tolerance();
      return "abs((%s) - %s) > %s"
          .formatted(
              String.join(" + ", expectation.parts()),
              expectation.whole(),
              tolerance.toPlainString());
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
      // An extract may lack the column.
      String differs = version.extract() ? "%s <> %s" : "%s is distinct from %s";
      String wrong =
          expectation.values().entrySet().stream()
              .map(
                  e ->
                      "case when %3$s then '%1$s ' || coalesce(%1$s::text, 'null') end"
                          .formatted(
                              e.getKey(),
                              literal(e.getValue()),
                              differs.formatted(e.getKey(), literal(e.getValue()))))
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
      Select select = expectation.select();
      if (!select.sources().isEmpty() && version.stagedSchema() == null) {
        return CheckResult.passed(
            Kind.NOT_COMPARED, select.file(), expectation.means(), "compared at each load");
      }
      return broken(
          expectation.doubtful() ? Kind.QUERY_FOUND_DOUBTFUL : Kind.QUERY_FOUND_ROWS,
          select.file(),
          expectation.means(),
          """
          with checked as (select * from %s)
          select (select string_agg(value, ', ') from json_each_text(row_to_json(q))) from (%s) q
          """
              .formatted(table, select.over(String.valueOf(version.stagedSchema()))));
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
      Counts before =
          Counts.of(jdbc, version.previous(), optional().stream().map(Held::filled).toList());
      return List.of(rowDrift(before), completenessDrift(before));
    }

    private CheckResult rowDrift(Counts before) {
      BigDecimal change = percent(Math.abs(counts.rows() - before.rows()), before.rows());
      Dataset.Bounds bounds = dataset.drift().rows();
      String expected = "about %d rows as before".formatted(before.rows());
      @Nullable Kind kind = kind(change, bounds, Kind.ROWS_DRIFTED, Kind.ROWS_FELL);
      return kind == null
          ? CheckResult.passed(Kind.ROWS_FELL, "drift of rows", expected, counts.rows() + " rows")
          : CheckResult.failed(
              "drift of rows",
              expected,
              counts.rows() + " rows",
              kind.at(here())
                  .found("%d rows, %s%% off".formatted(counts.rows(), change))
                  .expected(expected));
    }

    private CheckResult completenessDrift(Counts before) {
      List<Finding> findings = new ArrayList<>();
      for (String column : optional()) {
        BigDecimal then = fill(before, column);
        BigDecimal now = fill(counts, column);
        @Nullable Kind kind =
            kind(
                then.subtract(now),
                dataset.drift().completeness(),
                Kind.COMPLETENESS_DRIFTED,
                Kind.COMPLETENESS_FELL);
        if (kind != null) {
          findings.add(
              kind.at(here().column(column))
                  .found(now + "% filled")
                  .expected("about " + then + "% as before"));
        }
      }
      return result(
          Kind.COMPLETENESS_FELL,
          "drift of completeness",
          "columns as full as before",
          "they are",
          findings);
    }

    private static BigDecimal fill(Counts counts, String column) {
      return percent(counts.of(filled(column)), counts.rows());
    }

    /** The columns that may be empty. */
    private List<String> optional() {
      return dataset.table().columns().stream()
          .filter(column -> !column.required())
          .map(PublishedTable.Column::name)
          .toList();
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

    /** As {@link #broken}, if anything was counted. */
    private CheckResult unlessNone(
        String condition, Kind kind, String subject, String expected, String sql) {
      return counts.of(condition) == 0
          ? CheckResult.passed(kind, subject, expected, "yes")
          : broken(kind, subject, expected, sql);
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
        Kind kind, List<String> columns, Condition condition, String expected) {
      List<Finding> findings = new ArrayList<>();
      for (String column : columns) {
        if (counts.of(condition.of(column)) > 0) {
          Wrong keys =
              find(
                  "select %s || ': ' || coalesce(%s::text, 'none') from %s where %s"
                      .formatted(key, column, table, condition.of(column)));
          findings.add(kind.at(here().column(column)).found(keys.toString()).expected(expected));
        }
      }
      return findings;
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
